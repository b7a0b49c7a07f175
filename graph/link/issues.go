package link

// findIssues finds matters without a proper name.
func (r *record) findIssues() {}
