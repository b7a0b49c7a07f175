package classify

import "math"

// A sample is one thing to learn from: what was seen, and what it is.
type sample struct {
	features []int32
	values   []float64 // of the features; nil where all are 1
	answers  answers
	weight   float64
}

// fit learns the weights of features, judgements side by side, by L-BFGS on the
// log-loss. Penalty draws each weight to its prior, or to zero where prior is
// nil. The last row is the bias, which is free.
func fit(samples []sample, penalty, prior []scores, steps int) []float64 {
	p := problem{samples, len(penalty), penalty, prior}
	x := make([]float64, (len(penalty)+1)*kinds)
	for f, w := range prior {
		copy(x[f*kinds:], w[:])
	}
	return minimize(p.loss, x, steps)
}

type problem struct {
	samples  []sample
	features int
	penalty  []scores // by feature
	prior    []scores // by feature: what its weights are drawn to; nil is zero
}

// loss gives the objective at x and writes its gradient.
func (p *problem) loss(x, grad []float64) float64 {
	total := 0.0
	for f := range p.features {
		for k := f * kinds; k < f*kinds+kinds; k++ {
			d := x[k]
			if p.prior != nil {
				d -= p.prior[f][k%kinds]
			}
			grad[k] = p.penalty[f][k%kinds] * d
			total += 0.5 * grad[k] * d
		}
	}
	bias := p.features * kinds
	clear(grad[bias:])
	for i := range p.samples {
		s := &p.samples[i]
		z := scores(x[bias:])
		s.weigh(&z, x)
		var g scores
		for k := range z {
			if s.answers[k] < 0 {
				continue
			}
			prob := sigmoid(z[k])
			g[k] = (prob - float64(s.answers[k])) * s.weight
			if s.answers[k] == 1 {
				total -= s.weight * math.Log(max(prob, 1e-12))
			} else {
				total -= s.weight * math.Log(max(1-prob, 1e-12))
			}
			grad[bias+k] += g[k]
		}
		s.learn(grad, &g)
	}
	return total
}

// weigh adds to z what the features say by weights x.
func (s *sample) weigh(z *scores, x []float64) {
	for i, f := range s.features {
		w := (*scores)(x[int(f)*kinds:])
		if s.values == nil {
			z.add(w)
			continue
		}
		for k, v := 0, s.values[i]; k < kinds; k++ {
			z[k] += w[k] * v
		}
	}
}

// learn adds g, times the amounts of the features, to a gradient.
func (s *sample) learn(grad []float64, g *scores) {
	for i, f := range s.features {
		w := (*scores)(grad[int(f)*kinds:])
		if s.values == nil {
			w.add(g)
			continue
		}
		for k, v := 0, s.values[i]; k < kinds; k++ {
			w[k] += g[k] * v
		}
	}
}

func (s *sample) value(i int) float64 {
	if s.values == nil {
		return 1
	}
	return s.values[i]
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// memory is how many steps L-BFGS remembers.
const memory = 8

// minimize walks from x downhill for at most steps steps.
func minimize(loss func(x, grad []float64) float64, x []float64, steps int) []float64 {
	n := len(x)
	grad, next, nextGrad, dir := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	var s, y [][]float64
	var rho []float64
	f := loss(x, grad)
	for range steps {
		direction(dir, grad, s, y, rho)
		slope := dot(dir, grad)
		if slope > -1e-9*math.Abs(f) {
			break
		}
		step := 1.0
		if len(s) == 0 {
			step = 1 / math.Max(1, math.Sqrt(dot(grad, grad)))
		}
		fNext := 0.0
		for range 20 {
			for i := range x {
				next[i] = x[i] + step*dir[i]
			}
			if fNext = loss(next, nextGrad); fNext <= f+1e-4*step*slope {
				break
			}
			step /= 2
		}
		ds, dy := make([]float64, n), make([]float64, n)
		for i := range x {
			ds[i], dy[i] = next[i]-x[i], nextGrad[i]-grad[i]
		}
		if sy := dot(ds, dy); sy > 1e-10 {
			s, y, rho = append(s, ds), append(y, dy), append(rho, 1/sy)
			if len(s) > memory {
				s, y, rho = s[1:], y[1:], rho[1:]
			}
		}
		done := f-fNext < 1e-5*math.Abs(f)
		x, next = next, x
		grad, nextGrad = nextGrad, grad
		f = fNext
		if done {
			break
		}
	}
	return x
}

// direction writes the L-BFGS two-loop direction into dir.
func direction(dir, grad []float64, s, y [][]float64, rho []float64) {
	for i := range dir {
		dir[i] = -grad[i]
	}
	if len(s) == 0 {
		return
	}
	alpha := make([]float64, len(s))
	for i := len(s) - 1; i >= 0; i-- {
		alpha[i] = rho[i] * dot(s[i], dir)
		axpy(dir, -alpha[i], y[i])
	}
	last := len(s) - 1
	scale := dot(s[last], y[last]) / dot(y[last], y[last])
	for i := range dir {
		dir[i] *= scale
	}
	for i := range s {
		axpy(dir, alpha[i]-rho[i]*dot(y[i], dir), s[i])
	}
}

func dot(a, b []float64) float64 {
	t := 0.0
	for i := range a {
		t += a[i] * b[i]
	}
	return t
}

func axpy(to []float64, a float64, x []float64) {
	for i := range to {
		to[i] += a * x[i]
	}
}
