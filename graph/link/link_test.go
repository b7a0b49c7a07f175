package link_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/link"
)

var theLinker = sync.OnceValues(func() (*link.Linker, error) { return link.New() })

// newLinker gives the one linker that all tests share.
func newLinker(t testing.TB) *link.Linker {
	t.Helper()
	l, err := theLinker()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// record builds a document of turns written as "Speaker: words"; a turn without
// a speaker is a paragraph of narrated minutes. Each turn is cut into sentences
// at its full stops, and what stands in brackets is a gloss.
func record(date string, turns ...string) *graph.Document {
	d := &graph.Document{ID: graph.DocumentID(strings.Join(turns, "\n"))}
	d.Date, d.Form = date, graph.Narrated
	for i, t := range turns {
		label, words, ok := strings.Cut(t, ": ")
		if !ok {
			label, words = "", t
		} else {
			d.Form = graph.Labelled
		}
		start := len(d.Text)
		d.Text += words
		d.Turns = append(d.Turns, graph.Turn{ID: graph.TurnID(d.ID, i+1), Number: i + 1, Label: label, Name: label, Span: graph.Span{Start: start, End: len(d.Text)}})
		addSentences(d, i+1, start)
		addGlosses(d, i+1, start)
		d.Text += "\n\n"
	}
	return d
}

func addSentences(d *graph.Document, turn, start int) {
	for start < len(d.Text) {
		end := len(d.Text)
		if i := strings.Index(strings.ReplaceAll(d.Text[start:], "Mr. ", "Mr# "), ". "); i >= 0 {
			end = start + i + 1
		}
		d.Sentences = append(d.Sentences, graph.Sentence{Turn: turn, Span: graph.Span{Start: start, End: end}})
		start = end
		for start < len(d.Text) && d.Text[start] == ' ' {
			start++
		}
	}
}

func addGlosses(d *graph.Document, turn, start int) {
	for start < len(d.Text) {
		i := strings.IndexByte(d.Text[start:], '[')
		j := strings.IndexByte(d.Text[start:], ']')
		if i < 0 || j < i {
			return
		}
		d.Asides = append(d.Asides, graph.Aside{Turn: turn, Kind: graph.Gloss, Span: graph.Span{Start: start + i, End: start + j + 1}})
		start += j + 1
	}
}

func linked(t testing.TB, l *link.Linker, d *graph.Document) *graph.Document {
	t.Helper()
	if err := l.Link(d); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	return d
}

// named gives the mentions of d as "words = entity".
func named(d *graph.Document) []string {
	var out []string
	for _, m := range d.Mentions {
		out = append(out, d.Text[m.Start:m.End]+" = "+d.Entity(m.Entity).Name)
	}
	return out
}

func TestMentions(t *testing.T) {
	l := newLinker(t)
	tests := map[string]struct {
		doc  *graph.Document
		want []string
	}{
		"former names and abbreviations": {
			record("1922-04-16", "Rathenau: The U.S.S.R. leaves Petrograd and Constantinople out."),
			[]string{"U.S.S.R. = Soviet Union", "Petrograd = Leningrad", "Constantinople = Istanbul"},
		},
		"an abbreviation means what it meant in its time": {
			record("1982-03-01", "Muldoon: The CER is the best for Australia."),
			[]string{"CER = Australia New Zealand Closer Economic Relations Trade Agreement", "Australia = Australia"},
		},
		"and what it meant before": {
			record("1929-07-10", "Karakhan: The CER stays as it is."),
			[]string{"CER = Chinese Eastern Railway"},
		},
		"gloss is part of the mention": {
			record("1898-03-27", "Pavlov: Russia wants Talienwan [Dalian] and Taku [Dagu]. We want Taku."),
			[]string{"Russia = Soviet Union", "Talienwan [Dalian] = Dairen", "Taku [Dagu] = Taku", "Taku = Taku"},
		},
		"capitals": {
			record("1955-01-01", "Dulles: Turkey may give us a port. The US may."),
			[]string{"Turkey = Turkey", "US = United States"},
		},
		"the first word of a sentence is no name": {
			record("1955-01-01", "Dulles: Whaling is over. Peculiar matters remain. Nothing else."),
			nil,
		},
		"a government is its state": {
			record("1955-01-01", "Dulles: The Swedish Government and the Norwegian side agree with the Danes."),
			[]string{"Swedish Government = Sweden", "Norwegian side = Norway"},
		},
		"patterns": {
			record("1905-08-10", "Komura: The Fusan Railway, the Treaty of Gastein and the Strait of Otranto."),
			[]string{"Fusan Railway = Fusan Railway", "Treaty of Gastein = Treaty of Gastein", "Strait of Otranto = Strait of Otranto"},
		},
		"short names": {
			record("1914-06-01", "Grey: The Baghdad Railway ends at Basra. Who pays for the railway. This port is small."),
			[]string{"Baghdad Railway = Baghdad Railway", "Basra = Basra", "railway = Baghdad Railway", "port = Basra"},
		},
		"two of almost one name": {
			record("1928-05-01", "Tanaka: Chiang Kai-shek met Chang Tso-lin. Chang left, Chiang stayed."),
			[]string{"Chiang Kai-shek = Chiang Kai-shek", "Chang Tso-lin = Chang Tso-lin", "Chang = Chang Tso-lin", "Chiang = Chiang Kai-shek"},
		},
		"surnames go by the day": {
			record("1943-11-28", "Stalin: Roosevelt agreed."),
			[]string{"Roosevelt = Franklin D. Roosevelt"},
		},
		"surnames go by an earlier day": {
			record("1905-08-10", "Witte: Roosevelt agreed."),
			[]string{"Roosevelt = Theodore Roosevelt"},
		},
		"a surname and a full name": {
			record("1955-01-01", "Dulles: Mr. Quimby asked. I know Mr. Peter Quimby. Quimby and Mrs. Quimby left."),
			[]string{"Mr. Quimby = Peter Quimby", "Mr. Peter Quimby = Peter Quimby", "Quimby = Peter Quimby", "Mrs. Quimby = Mrs. Quimby"},
		},
		"two of one surname": {
			record("1959-08-01", "Nixon: Mr. Quimby asked. Mr. Peter Quimby and Mr. Paul Quimby left."),
			[]string{"Mr. Quimby = Peter Quimby", "Mr. Peter Quimby = Peter Quimby", "Mr. Paul Quimby = Paul Quimby"},
		},
		"and by the next month": {
			record("1974-11-04", "Mr. Kissinger: President Ford knows. The President agrees."),
			[]string{"President Ford = Gerald R. Ford", "President = Gerald R. Ford"},
		},
		"offices go by the month": {
			record("1974-07-01", "Mr. Kissinger: President Nixon knows. The President agrees."),
			[]string{"President Nixon = Richard M. Nixon", "President = Richard M. Nixon"},
		},
		"unknown persons": {
			record("1955-01-01", "Dulles: Mr. Quimby asked. Quimby said no more."),
			[]string{"Mr. Quimby = Quimby", "Quimby = Quimby"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, named(linked(t, l, tt.doc))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSpeakersAreParticipants(t *testing.T) {
	d := record("1972-02-22", "VM Ch'iao: Welcome.", "Dr. Kissinger: Thank you.", "The Secretary: Yes.", "[T.V.] Soong: No.")
	d.Volume = "Foreign Relations of the United States"
	d.Participants = []graph.Participant{
		{Name: "Ch'iao Kuan-hua", Role: "Vice Minister of Foreign Affairs", Side: "PRC"},
		{Name: "Henry A. Kissinger", Role: "Assistant to the President"},
		{Name: "The Secretary", Side: "United States"},
	}
	linked(t, newLinker(t), d)
	var got []string
	for _, turn := range d.Turns {
		got = append(got, d.Entity(turn.Speaker).Name)
	}
	want := []string{"Ch'iao Kuan-hua", "Henry A. Kissinger", "William P. Rogers", "T.V. Soong"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d.Participants[0].Entity != d.Turns[0].Speaker {
		t.Error("the participant and the speaker are two entities")
	}
	if e := d.Entity(d.Turns[0].Speaker); d.Entity(e.Represents).Name != "China" {
		t.Errorf("%s represents %v", e.Name, e.Represents)
	}
}

func TestOffices(t *testing.T) {
	d := record("1962-03-26", "Mr. Gromyko said that the Secretary knew Berlin. The President would agree.")
	d.Volume = "Foreign Relations of the United States"
	d.Participants = []graph.Participant{{Name: "The Secretary", Side: "United States"}, {Name: "Gromyko", Side: "USSR"}}
	want := []string{"Mr. Gromyko = Andrei Gromyko", "Secretary = Dean Rusk", "Berlin = Berlin", "President = John F. Kennedy"}
	if d := cmp.Diff(want, named(linked(t, newLinker(t), d))); d != "" {
		t.Error(d)
	}
}

func TestMattersOfTheNegotiation(t *testing.T) {
	d := record("1960-01-01",
		"A: We must insist on the peace treaty. The weather is fine, and opera of much interest.",
		"B: We reject peace treaties. What of a trade agreement?",
		"A: The trade agreement is acceptable. The agreement can be signed.",
		"B: And a test ban.")
	d.Subject = "Test ban"
	got := named(linked(t, newLinker(t), d))
	want := []string{"peace treaty = peace treaty", "peace treaties = peace treaty", "trade agreement = trade agreement",
		"trade agreement = trade agreement", "agreement = trade agreement", "test ban = test ban"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// reported gives the reports of d as "holder: words".
func reported(d *graph.Document) []string {
	var out []string
	for _, r := range d.Reports {
		out = append(out, d.Entity(r.Holder).Name+": "+d.Text[r.Start:r.End])
	}
	return out
}

func TestReports(t *testing.T) {
	l := newLinker(t)
	tests := map[string]struct {
		doc  *graph.Document
		want []string
	}{
		"labelled": {
			record("1945-07-02", "Stalin: Churchill wanted Trieste. I said no. Truman's view was another."),
			[]string{"Winston Churchill: Churchill wanted Trieste.", "Harry S. Truman: Truman's view was another."},
		},
		"a question reports nothing":   {record("1945-07-02", "Stalin: Has Churchill said no?"), nil},
		"a condition reports nothing":  {record("1945-07-02", "Stalin: If Japan wishes so."), nil},
		"who supports a view holds it": {record("1945-07-02", "Stalin: We are happy to support Churchill's position."), nil},
		"narrated minutes go on with the last one": {
			record("1962-03-26", "Mr. Gromyko said that it was late. There was no hurry.", "Mr. Rusk then replied that he agreed."),
			[]string{"Andrei Gromyko: Mr. Gromyko said that it was late.", "Andrei Gromyko: There was no hurry.", "Dean Rusk: Mr. Rusk then replied that he agreed."},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if strings.HasPrefix(name, "narrated") {
				tt.doc.Participants = []graph.Participant{{Name: "Gromyko"}, {Name: "Rusk"}}
			}
			if d := cmp.Diff(tt.want, reported(linked(t, l, tt.doc))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTopicsAreInherited(t *testing.T) {
	d := linked(t, newLinker(t), record("1946-09-01", "Molotov: As to Trieste, Italy must give way.", "Byrnes: No.", "Molotov: We shall see. Now about the Dodecanese."))
	var got []string
	for _, s := range d.Sentences {
		var top string
		for _, topic := range d.Topics {
			if topic.At <= s.Start {
				top = d.Entity(topic.Entities[0]).Name
			}
		}
		got = append(got, top)
	}
	if d := cmp.Diff([]string{"Trieste", "Trieste", "Trieste", "Dodecanese"}, got); d != "" {
		t.Error(d)
	}
}

func TestOwnAuthorityFile(t *testing.T) {
	const y = "- kind: port\n  name: Taku\n  aliases: [Dagu]\n  latitude: 38.98\n  longitude: 117.7\n- kind: PLACE\n  name: Geneva\n  aliases: [Genf]\n"
	const c = "kind,name,aliases\n# a comment\nPORT,Taku,Dagu; Taku Forts\n"
	for _, file := range []string{y, c} {
		l, err := link.New(strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if got := named(linked(t, l, record("1900-06-17", "Seymour: Dagu has fallen."))); len(got) != 1 || got[0] != "Dagu = Taku" {
			t.Errorf("with %q: %q", file, got)
		}
	}
}

func TestOwnAuthorityFileErrors(t *testing.T) {
	tests := map[string]string{
		"kind,name\nPORT,Taku\nHARBOUR,Dagu\n":                      "line 3",
		"kind,name,latitude,longitude\nPORT,Taku,north,1\n":         "coordinates",
		"kind,name,represents\nPERSON,X,China: president 18x5–19\n": "1957–1985",
		"kind,name,represents\nPERSON,X,China: president 1974-13\n": "1974-08",
		"- kind: PORT\n  nmae: Taku\n":                              "YAML",
		"- kind: PORT\n":                                            "entry 1",
	}
	for file, want := range tests {
		if _, err := link.New(strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("New(%q): %v; want an error with %q", file, err, want)
		}
	}
}

func TestLinkIsDeterministicAndConcurrent(t *testing.T) {
	l := newLinker(t)
	text := []string{"Stalin: As to Outer Mongolia, Chiang said the railway and Dairen [Dalian] are one.", "Soong: The port, yes. The Soviet Government asks for Port Arthur."}
	want := linked(t, l, record("1945-07-02", text...))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			d := record("1945-07-02", text...)
			if err := l.Link(d); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(want, d); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

func FuzzLink(f *testing.F) {
	l := newLinker(f)
	f.Add("As to Outer Mongolia [Mongolia], Mr. 'X's of the U.S.", "The President", "1945")
	f.Add("’s 's of - for Treaty of. Article XX", "Dr.", "")
	f.Add("Joint Sino-Russian [ Society", "[T.V.] Soong", "19x5-00")
	f.Fuzz(func(t *testing.T, text, label, date string) {
		text, label = strings.ToValidUTF8(text, "?"), strings.ToValidUTF8(label, "?")
		d := record(date, strings.ReplaceAll(text, ": ", " "), strings.ReplaceAll(label, ": ", " ")+": "+text)
		d.Title, d.Subject, d.Sender = text, label, label
		d.Participants = []graph.Participant{{Name: label, Role: text, Side: date}}
		if err := l.Link(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := link.New(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	l := newLinker(b)
	turn := "As to Outer Mongolia, the Soviet Government said that the Chinese Eastern Railway and Port Arthur were of interest. " +
		"President Truman told us that he had agreed to this in principle, but the question of trade should be discussed further. "
	var turns []string
	for range 200 {
		turns = append(turns, "Soong: "+turn, "Stalin: "+turn)
	}
	d := record("1945-07-02", turns...)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		d.Entities, d.Mentions, d.Reports, d.Topics = nil, nil, nil, nil
		if err := l.Link(d); err != nil {
			b.Fatal(err)
		}
	}
}
