package link

import (
	"slices"
	"strings"

	"parley/graph"
)

// findReports finds whose words or views a stretch of a turn gives, where they
// are not the speaker's.
func (r *record) findReports() {
	p := reporter{record: r, self: r.sender()}
	narrated := r.d.Form == graph.Narrated
	at := 0
	for _, s := range r.d.Sentences {
		from, to := r.within(&at, s.Span)
		if from == to {
			continue
		}
		speaker := r.speakerOf(int32(s.Turn))
		if narrated && speaker == nil {
			p.narrated(s, from, to)
		} else {
			p.labelled(s, from, to, speaker)
		}
	}
}

// A reporter follows who is being reported.
type reporter struct {
	*record
	self    *thing // whom "I" means in narrated minutes
	holder  *thing // who was reported last
	partner *thing // who was reported last, other than self: "he"
	turn    int    // of the last person seen
	person  *thing // the last person named in the turn
}

// A frame is a place where somebody is said to say or want something.
type frame struct {
	at     int // word at which the subject begins
	holder *thing
	say    bool // by a verb of speech
	pron   bool
}

// within gives the words of s, which begins at or after word *at.
func (r *record) within(at *int, s graph.Span) (from, to int) {
	for *at < len(r.words) && r.words[*at].Start < s.Start {
		*at++
	}
	from = *at
	for *at < len(r.words) && r.words[*at].Start < s.End {
		*at++
	}
	return from, *at
}

// sender gives the author of a telegram: its "I".
func (r *record) sender() *thing {
	if r.d.Sender != "" {
		if t := r.person(r.d.Sender, "", "", nil); t != nil && strings.Contains(r.d.Sender, t.name[strings.LastIndexByte(t.name, ' ')+1:]) {
			t.listed = true
			return t
		}
	}
	return r.named(r.home())
}

// narrated reports a sentence of narrated minutes: to the end of it for each
// reporting clause, and wholly for whoever was reported before where it has
// none.
func (p *reporter) narrated(s graph.Sentence, from, to int) {
	fs := p.frames(from, to, p.self)
	main := slices.IndexFunc(fs, func(f frame) bool { return p.speaks(f) || f.say && p.holder == nil })
	if main < 0 {
		if p.holder != nil {
			p.report(s, s.Start, p.holder)
		}
	} else {
		p.follow(fs[main].holder)
		p.report(s, s.Start, p.holder)
	}
	for i, f := range fs {
		if i != main && f.holder != p.holder && p.other(f.holder, p.holder) {
			p.report(s, p.words[p.opening(f.at, from)].Start, f.holder)
			if p.turns(f) {
				p.follow(f.holder)
			}
		}
	}
}

// follow makes t the one who is reported from here on.
func (p *reporter) follow(t *thing) {
	p.holder = t
	if t != p.self {
		p.partner = t
	}
}

// speaks reports whether f can be of the one whom the minutes report: of their
// author, of a person who takes part, or of a name without an article that no
// list knows for a person's.
func (p *reporter) speaks(f frame) bool {
	switch f.holder.kind {
	case graph.Person:
		return f.holder == p.self || p.voice(f.holder)
	case graph.State:
		return f.holder == p.self && f.pron
	}
	return f.say && !strings.Contains(f.holder.name, " ") && (f.at == 0 || p.folds[f.at-1] != "the")
}

// turns reports whether f begins a clause of its own, in which another speaks:
// "…, and Mr. Molotov replied".
func (p *reporter) turns(f frame) bool {
	if !f.say || !p.speaks(f) || f.at == 0 {
		return false
	}
	switch p.folds[f.at-1] {
	case "and", ";", "but", "whereupon", "while":
		return true
	}
	return false
}

// other reports whether t speaks for another side than holder.
func (p *reporter) other(t, holder *thing) bool {
	if holder == nil || t.kind == graph.Person {
		return true
	}
	if side := p.sideOf(holder); side != nil {
		return t != side
	}
	return p.self == nil || p.self.kind == graph.State || t == p.sideOf(p.self)
}

// labelled reports the clauses of a labelled turn that give somebody else's
// words or views.
func (p *reporter) labelled(s graph.Sentence, from, to int, speaker *thing) {
	if p.turn != s.Turn {
		p.turn, p.person = s.Turn, nil
	}
	if p.folds[to-1] == "?" {
		p.frames(from, to, speaker)
		return
	}
	for _, f := range p.frames(from, to, speaker) {
		if f.holder != speaker && (speaker == nil || f.holder != p.sideOf(speaker)) {
			p.report(s, p.words[p.opening(f.at, from)].Start, f.holder)
		}
	}
}

// opening gives the word at which the clause begins whose subject is at word at:
// that of an article or an adverb in front of it.
func (p *reporter) opening(at, from int) int {
	for at > from && p.lists.opening[p.folds[at-1]] {
		at--
	}
	return at
}

func (p *reporter) report(s graph.Sentence, start int, t *thing) {
	t.cited = true
	p.d.Reports = append(p.d.Reports, graph.Report{Turn: s.Turn, Holder: t.id(), Span: graph.Span{Start: start, End: s.End}})
}

// frames finds the reporting clauses among the words from … to.
func (p *reporter) frames(from, to int, self *thing) []frame {
	var out []frame
	for i := from; i < to; i++ {
		t, n, pron := p.subject(i, self)
		if t == nil {
			continue
		}
		if !p.conditional(i, from) {
			if verb := p.verb(i+n, to); verb != "" {
				out = append(out, frame{i, t, verb == "say", pron})
				if p.voice(t) && t != p.self {
					p.partner = t
				}
			} else if !pron && (p.views(i+n, to) && !p.object(i, from) || p.by(i, from)) {
				out = append(out, frame{from, t, false, false})
			}
		}
		if t.kind == graph.Person && !pron {
			p.person = t
		}
		i += n - 1
	}
	return out
}

// subject gives who is named at word i, by name or by pronoun.
func (p *reporter) subject(i int, self *thing) (t *thing, n int, pron bool) {
	h, ok := slices.BinarySearchFunc(p.hits, i, func(h hit, i int) int { return h.from - i })
	if ok {
		switch t := p.hits[h].thing; t.kind {
		case graph.Person, graph.State, graph.Organization:
			return t, p.hits[h].to - i, false
		}
		return nil, 1, false
	}
	if state := p.lists.adjectives[p.folds[i]]; state != "" && p.words[i].capital {
		return p.named(state), 1, false
	}
	switch p.folds[i] {
	case "he", "she":
		if p.d.Form == graph.Narrated {
			if p.partner != nil && p.partner.kind != graph.State {
				return p.partner, 1, true
			}
		}
		return p.person, 1, true
	case "they", "their":
		if p.self != nil && p.self.kind == graph.Person && p.holder == p.self {
			return p.sideOf(p.partner), 1, true
		}
	case "i":
		if p.d.Form == graph.Narrated {
			return self, 1, true
		}
	case "we":
		if p.d.Form == graph.Narrated && self != nil {
			return p.our(self), 1, true
		}
	}
	return nil, 1, false
}

// our gives who says "we": the author, or in minutes that a state keeps the
// person of it who is being reported.
func (p *reporter) our(self *thing) *thing {
	if self.kind == graph.State && p.holder != nil && p.sideOf(p.holder) == self {
		return p.holder
	}
	return self
}

// conditional reports whether the clause at word i is only supposed.
func (p *reporter) conditional(i, from int) bool {
	for k := i - 1; k >= max(from, i-2); k-- {
		switch p.folds[k] {
		case "if", "whether", "unless", "when", "should", "until", "once", "what":
			return true
		}
	}
	return false
}

// verb gives the class of the reporting verb that follows word i, past adverbs
// and one aside between commas.
func (p *reporter) verb(i, to int) string {
	const apart, aside = 4, 14
	for k := i; k < min(to, i+apart); k++ {
		f := p.folds[k]
		if v := p.lists.verbs[f]; v != "" {
			return v
		}
		if f == "," && k == i {
			for e := k + 1; e < min(to, k+aside); e++ {
				if p.folds[e] == "," && e+1 < to {
					return p.lists.verbs[p.folds[e+1]]
				}
			}
		}
		if f == "'" || f == "s" || !p.lists.between[f] && !strings.HasSuffix(f, "ly") {
			return ""
		}
	}
	return ""
}

// views reports whether a noun of opinion follows the name that ends at word i:
// "Chiang's views".
func (p *reporter) views(i, to int) bool {
	return i < to && p.d.Form == graph.Labelled && p.words[i-1].End < p.words[i].Start-1 && p.lists.views[p.folds[i]]
}

// object reports whether the name at word i is what a verb acts on, as in
// "support Stalin's position", and not what the clause is about.
func (p *reporter) object(i, from int) bool {
	if i == from {
		return false
	}
	switch before := p.folds[i-1]; before {
	case "and", "but", "that", "as", "in", "to", "so", "then", "now", "because", "since", "while", "if", "for", "from", "on", "of", "with":
		return false
	default:
		return !p.words[i-1].punct
	}
}

// by reports whether word i is the agent of a proposal: "as proposed by USA".
func (p *reporter) by(i, from int) bool {
	return i-2 >= from && p.folds[i-1] == "by" && p.lists.verbs[p.folds[i-2]] == "want"
}
