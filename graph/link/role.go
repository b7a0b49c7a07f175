package link

import (
	"strings"

	"parley/graph"
	"parley/graph/phrase"
)

// office finds out who holds which office in this record: by his title in the
// text and the lists, and by the authority file at the record's date.
func (r *record) office() {
	r.holders = map[string][]*thing{}
	for _, t := range r.things {
		if t.kind == graph.Person {
			for _, role := range r.rolesOf(t) {
				r.holders[role] = append(r.holders[role], t)
			}
		}
	}
}

// rolesOf gives the canonical names of the offices that t holds: by the record's
// lists and the authority file, otherwise by the titles in the text, where one
// man's title may stand before another's name.
func (r *record) rolesOf(t *thing) []string {
	var roles []string
	if role := r.role(t.role); role != "" {
		roles = append(roles, role)
	}
	if t.entry != nil {
		for _, o := range t.entry.offices {
			if o.role != "" && o.in(r.date) {
				roles = append(roles, o.role)
			}
		}
	}
	if len(roles) > 0 {
		return roles
	}
	for _, title := range t.titles {
		if role := r.role(title); role != "" {
			roles = append(roles, role)
		}
	}
	return roles
}

// role gives the canonical name of the office that a title or a description
// begins with, after a word or two that say whose: "Soviet Minister of Foreign
// Affairs" is foreign minister, "Assistant to the President" is not president.
func (r *record) role(title string) string {
	const whose = 3
	var folds []string
	for w := range phrase.Words(title) {
		if f := phrase.Fold(w.Text); f != dot {
			folds = append(folds, f)
		}
	}
	for i := 0; i < len(folds) && i < whose; i++ {
		if role, n := r.lists.roles.Longest(folds[i:]); n > 0 {
			return role
		}
		if folds[i] == "to" || folds[i] == "of" || folds[i] == "for" || folds[i] == "," {
			break
		}
	}
	return ""
}

// roleAt finds an office without a name at word i, such as "the Secretary",
// and who holds it.
func (r *record) roleAt(i int) (*thing, int) {
	w := r.words[i]
	if !w.capital || w.upper && r.folds[i] != "vm" {
		return nil, 0
	}
	end := r.turnEnd(w.turn)
	role, n := r.lists.roles.Longest(r.folds[i:end])
	if n == 0 || i+n < end && (r.words[i+n].capital && !r.words[i+n].opens || r.folds[i+n] == "of" || r.folds[i+n] == "for") {
		return nil, 0
	}
	before := ""
	if i > r.turnAt[w.turn-1] {
		before = r.folds[i-1]
		if before == dot && i > 1 {
			before = r.folds[i-2]
		}
	}
	if before == "mr" || before == "madam" || before == "a" || before == "an" || before == "acting" {
		return nil, 0
	}
	if t := r.holder(role, before, r.speakerOf(w.turn)); t != nil {
		return t, n
	}
	return nil, 0
}

func (r *record) speakerOf(turn int32) *thing {
	id := r.d.Turns[turn-1].Speaker
	if id.IsZero() {
		return nil
	}
	return r.byID[id]
}

// holder chooses who is meant by an office: the word before it ("your",
// "Soviet") and who speaks tell the side; otherwise whoever the record lists or
// names most.
func (r *record) holder(role, before string, speaker *thing) *thing {
	own, parties := r.sideOf(speaker), r.parties()
	side := r.lists.adjectives[before]
	var best *thing
	top := 0
	for _, t := range r.candidates(role) {
		of, n := r.sideOf(t), 1
		if role == "ambassador" && !t.listed {
			continue
		}
		if t == speaker {
			n -= 4
		}
		if t.listed {
			n += 3
		}
		n += min(t.count, 6) / 2
		if of != nil && parties[of.name] {
			n += 3
		}
		switch {
		case side != "":
			if of == nil || of.name != side {
				continue
			}
		case before == "your":
			if of == own {
				n -= 6
			}
		case (before == "our" || before == "my") && own != nil:
			if of != own {
				n -= 6
			}
		case own != nil && of == own:
			n += 4
		}
		if n > top {
			best, top = t, n
		}
	}
	return best
}

// candidates gives who held the office in the record, or for a state that takes
// part in it.
func (r *record) candidates(role string) []*thing {
	if r.asked[role] {
		return r.holders[role]
	}
	r.asked[role] = true
	states := r.parties()
	for _, e := range r.lexicon.officers[role] {
		for _, o := range e.offices {
			if o.role == role && r.year != 0 && o.in(r.date) && states[o.state] && r.ofEntry[e] == nil {
				r.holders[role] = append(r.holders[role], r.of(e))
			}
		}
	}
	return r.holders[role]
}

// parties gives the states that take part in the record, by name.
func (r *record) parties() map[string]bool {
	m := map[string]bool{}
	for _, t := range r.things {
		if s := r.sideOf(t); s != nil && r.voice(t) {
			m[s.name] = true
		}
	}
	if h := r.home(); h != "" {
		m[h] = true
	}
	return m
}

// home gives the state whose archive or edition the record comes from.
func (r *record) home() string {
	for _, k := range r.lists.keepers {
		if strings.Contains(r.d.Volume, k[0]) || strings.Contains(r.d.Archive, k[0]) {
			return k[1]
		}
	}
	return ""
}

// sideOf gives the state or body that a person speaks for, or nil.
func (r *record) sideOf(t *thing) *thing {
	if t == nil {
		return nil
	}
	return r.spokenFor(t)
}
