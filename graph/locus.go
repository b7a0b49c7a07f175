package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
)

// A Locus is where an item stands in the one order of all records: by the
// record's date, then the record, the turn, and the item's ordinal among the
// items of its type in that turn. A locus is a stable cursor: records that are
// added later do not move it.
type Locus struct {
	Day      Day `json:"day"`
	Document ID  `json:"document"`
	Turn     int `json:"turn"`    // number of the turn; 0 for what belongs to the record as a whole
	Ordinal  int `json:"ordinal"` // from 0, within the turn and the type of item
}

// Compare orders loci.
func (p Locus) Compare(q Locus) int {
	return cmp.Or(
		cmp.Compare(p.Day, q.Day),
		compareIDs(p.Document, q.Document),
		cmp.Compare(p.Turn, q.Turn),
		cmp.Compare(p.Ordinal, q.Ordinal),
	)
}

// LocusLen is the length in bytes of a locus's binary form.
const LocusLen = 28

// AppendLocus appends a binary form of p whose bytes sort as loci do.
func AppendLocus(b []byte, p Locus) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(p.Day))
	b = append(b, p.Document[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(p.Turn))
	return binary.BigEndian.AppendUint32(b, uint32(p.Ordinal))
}

// errLocus says that bytes are not those of a locus.
var errLocus = errors.New("not a locus")

// ParseLocus reads what [AppendLocus] wrote.
func ParseLocus(b []byte) (Locus, error) {
	if len(b) != LocusLen {
		return Locus{}, errLocus
	}
	p := Locus{
		Day:     Day(binary.BigEndian.Uint32(b)),
		Turn:    int(binary.BigEndian.Uint32(b[20:])),
		Ordinal: int(binary.BigEndian.Uint32(b[24:])),
	}
	copy(p.Document[:], b[4:20])
	if !bytes.Equal(AppendLocus(nil, p), b) {
		return Locus{}, errLocus
	}
	return p, nil
}

// A Day is a date as precise as it is known, as the number YYYYMMDD: 19450702
// for a day, 19450700 for a month, 19450000 for a year, 0 when unknown. Days
// sort as their dates do, the less precise first.
type Day uint32

// ParseDay reads an ISO 8601 date, "1945-07-02", "1945-07" or "1945"; anything
// else is the unknown day.
func ParseDay(date string) Day {
	limits := []int{9999, 12, 31}
	parts := strings.Split(date, "-")
	if len(parts) > len(limits) {
		return 0
	}
	day := 0
	for i, limit := range limits {
		day *= 100
		if i >= len(parts) {
			continue
		}
		n, err := strconv.ParseUint(parts[i], 10, 16)
		if err != nil || int(n) > limit || n == 0 {
			return 0
		}
		day += int(n)
	}
	return Day(day)
}

// String gives the ISO 8601 form, or nothing for the unknown day.
func (d Day) String() string {
	year, month, day := int(d/10000), int(d/100%100), int(d%100)
	pad := func(n, width int) string { s := strconv.Itoa(n); return strings.Repeat("0", max(0, width-len(s))) + s }
	switch {
	case year == 0:
		return ""
	case month == 0:
		return pad(year, 4)
	case day == 0:
		return pad(year, 4) + "-" + pad(month, 2)
	}
	return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
}

// End gives the last day that d can mean: of a month its last, of a year the
// last of December.
func (d Day) End() Day {
	switch {
	case d == 0:
		return 0
	case d%10000 == 0:
		return d + 1231
	case d%100 == 0:
		return d + 31
	}
	return d
}
