package classify

// A feature is something seen of a clause: the hash of its name, which is
// group, a colon, and what was seen.
type feature uint64

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// featureOf gives the feature whose name the parts make up, such as
// "2:cannot accept".
func featureOf(parts ...string) feature {
	h := uint64(offset64)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * prime64
		}
	}
	return feature(h)
}

// numbering finds the numbers of features: a hash table with open addresses.
// Its zero value is empty.
type numbering struct {
	slots []slot // a power of two; at least half of them free
	used  int
	maybe []uint64 // a bit for what may have a number: most features have none, and this is nearer than the slots
}

// A slot is free where its number is zero.
type slot struct {
	feature feature
	number  int32 // plus one
}

// of gives the number of a feature, if it has one.
func (n *numbering) of(f feature) (number int32, ok bool) {
	if n.used == 0 || !n.may(f) {
		return 0, false
	}
	s := n.slot(f)
	return s.number - 1, s.number != 0
}

// set gives a feature its number.
func (n *numbering) set(f feature, number int32) {
	if 2*n.used >= len(n.slots) {
		n.grow()
	}
	s := n.slot(f)
	if s.number == 0 {
		n.used++
	}
	*s = slot{f, number + 1}
	n.mark(f)
}

// bit gives the place of a feature's bit; the low bits of its hash choose its slot.
func (n *numbering) bit(f feature) (word int, bit uint64) {
	at := uint64(f>>32) & uint64(64*len(n.maybe)-1)
	return int(at / 64), 1 << (at % 64)
}

func (n *numbering) mark(f feature) {
	word, bit := n.bit(f)
	n.maybe[word] |= bit
}

func (n *numbering) may(f feature) bool {
	word, bit := n.bit(f)
	return n.maybe[word]&bit != 0
}

// slot gives where f stands or belongs.
func (n *numbering) slot(f feature) *slot {
	mask := uint64(len(n.slots) - 1)
	for at := uint64(f) & mask; ; at = (at + 1) & mask {
		if s := &n.slots[at]; s.feature == f || s.number == 0 {
			return s
		}
	}
}

func (n *numbering) grow() {
	const least = 64
	old := n.slots
	n.slots = make([]slot, max(least, 2*len(old)))
	n.maybe = make([]uint64, len(n.slots)/8) // eight bits a slot
	for _, s := range old {
		if s.number != 0 {
			n.mark(s.feature)
			*n.slot(s.feature) = s
		}
	}
}

// A factName is a fact's number among all facts that can be told.
type factName int32

// factNames are the names of facts, by number.
var factNames []string

// newFact gives a name its number.
func newFact(name string) factName {
	factNames = append(factNames, name)
	return factName(len(factNames) - 1)
}

// inNotes are copies of all facts, which count in notes taken in haste alone,
// beside the facts themselves: what holds everywhere is learnt from all records,
// and what is peculiar to notes from them.
var inNotes []factName

const notesOnly = " in notes"

func init() {
	for f := range factNames {
		inNotes = append(inNotes, newFact(factNames[f]+notesOnly))
	}
}

// newFacts numbers one fact for each judgement.
func newFacts(before, after string) (out [kinds]factName) {
	for k, name := range judgements {
		out[k] = newFact(before + name + after)
	}
	return out
}
