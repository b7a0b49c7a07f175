package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// A Row counts how often two coders agree on one kind of thing.
type Row struct {
	Name string  `json:"-"`
	P    float64 `json:"p"` // precision, rounded to three digits
	R    float64 `json:"r"`
	F1   float64 `json:"f1"`
	TP   int     `json:"tp"`
	FP   int     `json:"fp"`
	FN   int     `json:"fn"`
}

// A Table is the score of one coding, or of many added up.
type Table struct {
	Rows []Row
}

const macroRow = "stance macro"

// Row gives the row of that name, which may leave out leading blanks.
func (t *Table) Row(name string) (Row, bool) {
	for _, r := range t.Rows {
		if strings.TrimSpace(r.Name) == strings.TrimSpace(name) {
			return r, true
		}
	}
	return Row{}, false
}

func (t *Table) add(name string, tp, fp, fn int) {
	p, r := share(tp, tp+fp), share(tp, tp+fn)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	t.Rows = append(t.Rows, Row{name, round(p), round(r), round(f), tp, fp, fn})
}

// addMacro adds the mean F1 of those kinds that the gold coding has.
func (t *Table) addMacro() {
	sum, n := 0.0, 0
	for _, r := range t.Rows {
		if strings.HasPrefix(r.Name, " ") && r.TP+r.FN > 0 {
			sum += r.F1
			n++
		}
	}
	row := Row{Name: macroRow}
	if n > 0 {
		row.F1 = round(sum / float64(n))
	}
	t.Rows = append(t.Rows, row)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// round keeps three digits, exactly as the shortest decimal does.
func round(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 3, 64), 64)
	return y
}

// String gives a line a row.
func (t *Table) String() string {
	var b strings.Builder
	for _, r := range t.Rows {
		fmt.Fprintf(&b, "%-28s P %.3f R %.3f F1 %.3f  (tp %d fp %d fn %d)\n", r.Name, r.P, r.R, r.F1, r.TP, r.FP, r.FN)
	}
	return b.String()
}

// MarshalJSON gives an object with the rows in order under their names.
func (t *Table) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, r := range t.Rows {
		row, err := json.Marshal(r)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%c%q:%s", "{,"[min(i, 1)], r.Name, row)
	}
	if b.Len() == 0 {
		b.WriteByte('{')
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Sum adds tables up: every thing counts alike, whichever record it is in.
func Sum(tables ...*Table) *Table {
	var order []string
	counts := map[string]Row{}
	for _, t := range tables {
		for _, r := range t.Rows {
			c, ok := counts[r.Name]
			if !ok {
				order = append(order, r.Name)
			}
			counts[r.Name] = Row{TP: c.TP + r.TP, FP: c.FP + r.FP, FN: c.FN + r.FN}
		}
	}
	sum := &Table{}
	for _, name := range order {
		if c := counts[name]; name == macroRow {
			sum.addMacro()
		} else {
			sum.add(name, c.TP, c.FP, c.FN)
		}
	}
	return sum
}
