package phrase

// transitions tell to which state a symbol leads from a state; dead is none. They
// are a hash table with open addresses, the zero value is empty.
type transitions struct {
	slots []transition // a power of two; at least half of them free
	used  int
}

// A transition is a state and a symbol, 20 bits each, and 21 bits of the state that
// they lead to, plus 2; 0 is a free slot. So small, that most of them are near.
type transition uint64

const (
	idBits = 20
	toBits = 21
)

// keyOf gives false for numbers that a transition has no room for.
func keyOf(state, symbol int32) (key transition, ok bool) {
	return transition(state)<<idBits | transition(symbol), state < 1<<idBits && symbol < 1<<idBits
}

func (t *transitions) get(state, symbol int32) (to int32, ok bool) {
	key, ok := keyOf(state, symbol)
	if t.used == 0 || !ok {
		return 0, false
	}
	s := *t.slot(key)
	return int32(s&(1<<toBits-1)) - 2, s != 0
}

// put adds what is not there yet, unless it is too large a number.
func (t *transitions) put(state, symbol, to int32) {
	key, ok := keyOf(state, symbol)
	if !ok || to >= 1<<toBits-2 {
		return
	}
	if 2*t.used >= len(t.slots) {
		t.grow()
	}
	*t.slot(key) = key<<toBits | transition(to+2)
	t.used++
}

// slot gives where key stands or belongs.
func (t *transitions) slot(key transition) *transition {
	const golden = 0x9e3779b97f4a7c15 // spreads keys that are close together
	mask := transition(len(t.slots) - 1)
	for at := key * golden >> 32 & mask; ; at = (at + 1) & mask {
		if s := &t.slots[at]; *s == 0 || *s>>toBits == key {
			return s
		}
	}
}

func (t *transitions) grow() {
	const least = 1 << 10
	old := t.slots
	t.slots = make([]transition, max(least, 2*len(old)))
	for _, s := range old {
		if s != 0 {
			*t.slot(s >> toBits) = s
		}
	}
}
