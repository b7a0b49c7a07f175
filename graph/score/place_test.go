package score_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/score"
)

func TestPlace(t *testing.T) {
	d := treaty()
	units := []score.Unit{{N: 7, Text: "We must  have the harbour for “30 years”."}, {N: 8, Text: "If you leave the fort, agreed: harbour, 30."}, {N: 9, Text: "Nothing of the kind was said."}}
	gold := &score.Coding{
		Entities: []score.Entity{{ID: "n", Names: []string{"Mr. North"}}, {ID: "s", Names: []string{"SOUTH"}}, {ID: "h", Names: []string{"port"}}, {ID: "x", Names: []string{"Moon"}}},
		Turns: []score.Turn{
			{N: 7, Stances: []score.Stance{{Kind: "DEMAND", Holder: "n", Targets: []string{"h", "x"}, Quote: "harbour for\n'30 years'."}}},
			{N: 8, Stances: []score.Stance{{Kind: "CONCESSION", Holder: "s", Targets: []string{"x"}, AlsoOk: []string{"h"}, Quote: "never said"}}},
			{N: 9, Stances: []score.Stance{{Kind: "DEMAND", Holder: "n", Targets: []string{"h"}, Quote: "Nothing"}}},
		}}
	p := score.Place(gold, units, d)
	if d := cmp.Diff(map[int][]int{7: {1}, 8: {2}}, p.Units); d != "" {
		t.Errorf("turns on units: %s", d)
	}
	var got []string
	for _, s := range p.Stances {
		got = append(got, strings.Join([]string{s.Kind, d.Text[s.Quote.Start:s.Quote.End], called(d, s.Holder), called(d, s.Targets...), called(d, s.AlsoOk...)}, "|"))
	}
	want := []string{
		`DEMAND|harbour for "30 years".|Minister North|Harbour|`,
		`CONCESSION|If you leave the fort, agreed: harbour, 30.|South||Harbour`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("stances: %s", d)
	}
}

func called(d *graph.Document, ids ...graph.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, d.Entity(id).Name)
	}
	return strings.Join(names, ",")
}
