package parse_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/parse"
)

// conversation is a document of a volume, with a place for more of its text.
const conversation = `<div type="document" xml:id="d1"><head>1. Memorandum of Conversation</head>
<p>Mr. Ash: The ferry.</p><p>Mr. Birch: The dredger. MORE</p><p>Mr. Ash: No.</p></div>`

// TestTEI reads what is unusual in TEI, and what is broken.
func TestTEI(t *testing.T) {
	tests := []struct {
		name, source string
		words        string // of the second turn
		is           error
		says         string
	}{
		{"entities", with("&amp;&lt;&#x2014;&#233; &nbsp; &bogus;"), "The dredger. &<—é &nbsp; &bogus;", nil, ""},
		{"cdata", with("<![CDATA[a & <b>]]>"), "The dredger. a & <b>", nil, ""},
		{"comment", with("<!-- <p>Mr. Ash: no --> on"), "The dredger. on", nil, ""},
		{"quoted bracket", with(`<ref target="a>b"/>on`), "The dredger. on", nil, ""},
		{"prefix", strings.ReplaceAll(with(""), "<p>Mr. Birch: The dredger. </p>", "<tei:p>Mr. Birch: The dredger.</tei:p>"), "The dredger.", nil, ""},
		{"instruction", "<?xml version='1.0'?>\n<!DOCTYPE div>\n" + with(""), "The dredger.", nil, ""},
		{"cut off", strings.TrimSuffix(with(""), "</p></div>"), "", parse.ErrSyntax, "x:2: the file breaks its format: the file ends inside <p>"},
		{"wrong end", with("</hi>"), "", parse.ErrSyntax, "x:2: the file breaks its format: </hi> closes nothing that is open"},
		{"open tag", with("<p"), "", parse.ErrSyntax, "x:2: "},
		{"open comment", with("<!-- "), "", parse.ErrSyntax, `"-->" is missing`},
		{"deep", with(strings.Repeat("<hi>", 1000) + strings.Repeat("</hi>", 1000)), "", parse.ErrSyntax, "more than 200 deep"},
		{"bomb", `<!DOCTYPE div [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>` + with("&b;"), "", parse.ErrEntities, "x:1: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var docs []*graph.Document
			err := parse.Read("x", strings.NewReader(tt.source), func(d *graph.Document) error {
				docs = append(docs, d)
				return d.Check()
			})
			if tt.is != nil {
				if !errors.Is(err, tt.is) || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("got %v, want %q", err, tt.says)
				}
				return
			}
			if err != nil || len(docs) != 1 || len(docs[0].Turns) != 3 {
				t.Fatalf("got %d records, %v", len(docs), err)
			}
			if got := docs[0].TurnText(&docs[0].Turns[1]); got != tt.words {
				t.Errorf("got %q, want %q", got, tt.words)
			}
		})
	}
}

// with puts more text into the conversation's second turn.
func with(more string) string { return strings.ReplaceAll(conversation, "MORE", more) }

// TestBrokenVolume reads a volume that breaks off: the records before the break
// are handed on.
func TestBrokenVolume(t *testing.T) {
	source := `<TEI xmlns:frus="http://history.state.gov/ns/1.0">` + with("") + `<div type="document"><p>Mr. As`
	n := 0
	err := parse.Read("x", strings.NewReader(source), func(*graph.Document) error { n++; return nil })
	if n != 1 || !errors.Is(err, parse.ErrSyntax) {
		t.Errorf("got %d records, %v", n, err)
	}
}

// TestHugeDocument stops at a document without end, before memory runs out.
func TestHugeDocument(t *testing.T) {
	forever := &endless{}
	source := io.MultiReader(strings.NewReader(`<div type="document"><p>`), forever)
	err := parse.Read("x", source, func(*graph.Document) error { return nil })
	const most = 100 << 20
	if !errors.Is(err, parse.ErrTooLarge) || forever.taken > most {
		t.Errorf("after %d bytes: %v", forever.taken, err)
	}
}
