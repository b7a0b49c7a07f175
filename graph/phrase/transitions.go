package phrase

// transitions tell to which state a symbol leads from a state; dead is none. They
// are a hash table with open addresses, the zero value is empty.
type transitions struct {
	slots []transition // a power of two; at least half of them free
	used  int
}

// A transition's key is state and symbol, plus one; 0 is a free slot.
type transition struct {
	key uint64
	to  int32
}

func keyOf(state, symbol int32) uint64 { return uint64(state)<<32 | uint64(symbol) + 1 }

func (t *transitions) get(state, symbol int32) (to int32, ok bool) {
	if t.used == 0 {
		return 0, false
	}
	s := t.slot(keyOf(state, symbol))
	return s.to, s.key != 0
}

// put adds what is not there yet.
func (t *transitions) put(state, symbol, to int32) {
	if 2*t.used >= len(t.slots) {
		t.grow()
	}
	key := keyOf(state, symbol)
	*t.slot(key) = transition{key, to}
	t.used++
}

// slot gives where key stands or belongs.
func (t *transitions) slot(key uint64) *transition {
	const golden = 0x9e3779b97f4a7c15 // spreads keys that are close together
	mask := uint64(len(t.slots) - 1)
	for at := key * golden >> 32 & mask; ; at = (at + 1) & mask {
		if s := &t.slots[at]; s.key == key || s.key == 0 {
			return s
		}
	}
}

func (t *transitions) grow() {
	const least = 1 << 10
	old := t.slots
	t.slots = make([]transition, max(least, 2*len(old)))
	for _, s := range old {
		if s.key != 0 {
			*t.slot(s.key) = s
		}
	}
}
