package link

// findReports finds whose words are reported.
func (r *record) findReports() {}
