package parse

import (
	"slices"
	"strings"

	"parley/graph"
)

// labelVariants finds the labels that are misspelt or badly set: "Hisung:" and
// "VM Ch iao:" where others are "Hsiung:" and "VM Ch'iao:". They begin a
// paragraph and are, letter by letter, all but the same as a label beyond doubt,
// whose name they get.
func (s *speakers) labelVariants(b *body) {
	names := map[string]string{} // as written, by their letters
	var labels []string
	for _, p := range b.paras {
		if f := letters(p.name); p.sure && names[f] == "" {
			names[f] = p.name
			labels = append(labels, f)
		}
	}
	for i := range b.paras {
		p := &b.paras[i]
		if p.label.Len() > 0 || p.kind != "" {
			continue
		}
		label, _, ok := strings.Cut(s.text[p.Start:min(p.End, p.Start+maxVariant)], ":")
		if !ok || !startsName(label) {
			continue
		}
		f := letters(label)
		if n := slices.IndexFunc(labels, func(l string) bool { return alike(f, l) }); n >= 0 {
			p.label = graph.Span{Start: p.Start, End: p.Start + len(strings.TrimRight(label, " "))}
			p.words = p.Start + len(label) + 1 + leadingSpace(s.text[p.Start+len(label)+1:p.End])
			p.name = names[labels[n]]
		}
	}
}

// maxVariant is how many bytes a misspelt label and its colon may have.
const maxVariant = 40

// alike reports whether two labels, folded to letters, differ by a slip: one
// letter, or two neighbours or two letters in a longer one.
func alike(a, b string) bool {
	const short, long = 5, 7 // bytes
	n := min(len(a), len(b))
	switch {
	case a == b:
		return n > 0
	case n < short || a[0] != b[0]:
		return false
	case n < long:
		return distance(a, b) <= 1 || sameLetters(a, b)
	}
	return distance(a, b) <= 2
}

// sameLetters reports whether a and b are the same but for the order of their
// letters.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// distance counts the bytes to put in, take out or change to make a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
