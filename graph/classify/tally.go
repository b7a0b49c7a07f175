package classify

// A tally counts what was found rightly, found wrongly and missed.
type tally struct{ right, wrong, missed int }

func (c tally) f1() float64 {
	return 2 * float64(c.right) / float64(max(1, 2*c.right+c.wrong+c.missed))
}

func (c *tally) add(gold int8, found bool) {
	switch {
	case gold == 1 && found:
		c.right++
	case gold == 1:
		c.missed++
	case gold == 0 && found:
		c.wrong++
	}
}
