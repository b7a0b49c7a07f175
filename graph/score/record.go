package score

// A Record is a coding of one record beside its gold coding. Coding must hold
// its turns' texts, and Units gold's, or both number their turns alike.
type Record struct {
	Name         string
	Gold, Coding *Coding
	Units        []Unit
}

func (r *Record) compare() *comparison { return compare(r.Gold, r.Coding, r.Units) }

// Labelled reports whether the record's units have speakers; those of narrated
// minutes have none.
func (r *Record) Labelled() bool {
	for _, u := range r.Units {
		if u.Speaker != "" {
			return true
		}
	}
	return false
}

// A quoted stance is one that counts, with the unit it was placed in.
type quoted struct {
	fact
	*Stance
}

// stances gives the stances of a coding that are not optional, by unit and kind.
func stances(c *Coding, p *places) map[fact][]quoted {
	m := map[fact][]quoted{}
	for i := range c.Turns {
		t := &c.Turns[i]
		for j := range t.Stances {
			s := &t.Stances[j]
			if n, ok := p.unit(t.N, s.Quote); ok && !s.Optional {
				f := fact{n, s.Kind, ""}
				m[f] = append(m[f], quoted{f, s})
			}
		}
	}
	return m
}

// both gives the stances of gold and of the coding.
func (r *Record) both() (gold, pred map[fact][]quoted) {
	p, _ := newPlaces(r.Units, r.Coding)
	return stances(r.Gold, &places{}), stances(r.Coding, p)
}

func (r *Record) texts() map[int]string {
	m := map[int]string{}
	for _, u := range r.Units {
		m[u.N] = u.Text
	}
	return m
}
