package link

// findShort resolves short names and roles.
func (r *record) findShort() {}
