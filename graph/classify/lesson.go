package classify

import (
	"math"
	"slices"
)

// A lesson is a step as it is learnt from: what speaks for each of its options,
// and which of them are right. What is also right is neither right nor wrong.
type lesson struct {
	matters []int // indexes, rising
	options []known
	right   []bool // of the options
	fair    []bool // the same
	staying known
}

// step weighs a lesson, without the options that bar picks.
func (l *lesson) step(weights []float64, bar func(o int) bool) step {
	s := step{l.matters, make([]float64, len(l.options)), l.staying.weigh(weights)}
	for o, k := range l.options {
		if s.odds[o] = math.Inf(-1); !bar(o) {
			s.odds[o] = k.weigh(weights)
		}
	}
	return s
}

func (l *lesson) isFair(o int) bool   { return l.fair[o] }
func (l *lesson) notRight(o int) bool { return !l.right[o] }

// weighed are the lessons of a chain, and how much they count.
type weighed struct {
	lessons []lesson
	weight  float64
}

// chainLoss gives the loss of chains and its gradient: how unlikely the right
// ways are, and the penalty of each weight.
func chainLoss(chains []weighed, penalty []float64) func(x, grad []float64) float64 {
	return func(x, grad []float64) (loss float64) {
		for k, w := range x {
			grad[k] = penalty[k] * w
			loss += 0.5 * penalty[k] * w * w
		}
		for _, chain := range chains {
			c, by := chain.lessons, chain.weight
			free, bound := make([]step, len(c)), make([]step, len(c))
			for i := range c {
				free[i], bound[i] = c[i].step(x, c[i].isFair), c[i].step(x, c[i].notRight)
			}
			any, right := walk(free), walk(bound)
			loss += by * (any.log - right.log)
			for i := range c {
				c[i].staying.learn(grad, by*(any.staying[i]-right.staying[i]))
				for o, k := range c[i].options {
					k.learn(grad, by*(any.options[i][o]-right.options[i][o]))
				}
			}
		}
		return loss
	}
}

// markRight marks the options of c that l calls for: where the record names
// none of its targets, what is also right, and at last nothing.
func (s *setting) markRight(c *lesson, l Label) {
	want := l.Targets
	if len(want) == 0 {
		want = l.AlsoOk
	}
	c.right, c.fair = make([]bool, len(c.matters)), make([]bool, len(c.matters))
	for o, m := range c.matters[1:] {
		id := s.matters[m].ID
		c.right[o+1] = slices.Contains(want, id)
		c.fair[o+1] = !c.right[o+1] && slices.Contains(l.AlsoOk, id)
	}
	c.right[0] = !slices.Contains(c.right, true)
}
