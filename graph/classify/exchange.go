package classify

// How far back an exchange is remembered, and how fast it fades.
const (
	remembered = 6
	fading     = 0.8
)

// exchange tells what is open between the sides at turn i: what the other side
// and the own side did in the turns before, the nearer the more.
func exchange(turns []judged, i int) []fact {
	var other, own scores
	fade := 1.0
	for j := i - 1; j >= max(0, i-remembered); j-- {
		side := &other
		if turns[j].text.turn.Speaker == turns[i].text.turn.Speaker {
			side = &own
		}
		for k := range side {
			side[k] = max(side[k], fade*turns[j].likely(k))
		}
		fade *= fading
	}
	var f []fact
	for k, name := range judgements {
		f = append(f, fact{"other side: " + name, other[k]}, fact{"own side: " + name, own[k]})
	}
	return f
}

// answering tells what the words of turn i take up from the turn before, and
// what a short answer answers.
func answering(turns []judged, i int) []fact {
	var f []fact
	if i+1 < len(turns) {
		f = append(f, fact{"taken up", takenUp(&turns[i], &turns[i+1])})
	}
	if i == 0 {
		return f
	}
	f = append(f, fact{"takes up", takenUp(&turns[i-1], &turns[i])})
	a := shortAnswer(&turns[i])
	if a == "" {
		return f
	}
	to := " to a statement"
	if turns[i-1].asks() {
		to = " to a question"
	}
	f = append(f, fact{a + to, 1})
	for k, name := range judgements {
		f = append(f, fact{a + " to " + name, turns[i-1].likely(k)})
	}
	return f
}

// shortTurn is how many tokens a short answer has at most.
const shortTurn = 14

var (
	yesWords = wordSet("yes yeah ok okay agreed agree agrees right good fine certainly sure exactly precisely correct absolutely alright excellent all very of")
	noWords  = wordSet("no not never but impossible")
)

// shortAnswer tells what sort of short answer a turn is, if it is one.
func shortAnswer(s *judged) string {
	t := s.text.tokens
	switch {
	case len(t) > shortTurn || len(t) == 0:
		return ""
	case noWords[t[0].text]:
		return "short no"
	case yesWords[t[0].text]:
		return "short yes"
	case t[0].text == "i" || t[0].text == "we":
		return "short " + t[0].text
	}
	return "short words"
}

// takenUp gives which part of the longer words of b stood in a.
func takenUp(a, b *judged) float64 {
	const long, least = 4, 3
	in := map[string]bool{}
	for _, w := range a.text.tokens {
		in[w.text] = true
	}
	n, both := least, 0
	for _, w := range b.text.tokens {
		if len(w.text) >= long {
			n++
			if in[w.text] {
				both++
			}
		}
	}
	return float64(both) / float64(n)
}
