package parse

// A Format is a kind of file that can be read.
type Format struct {
	Name  string // as in Header.Format
	About string // one line: how it is recognised
}

// A reader reads the records of one format.
type reader struct {
	name  string
	about string
	is    func(head string) bool // by the file's first headSize bytes
	read  func(*input, *output) error
}

// readers are asked in this order; the last takes any text.
var readers = []reader{
	{"hansard", "UK Parliament: Hansard XML; each section is a record", isHansard, readHansard},
	{"parlamint", "ParlaMint TEI XML: utterances, plain or as marked words", isParlaMint, readParlaMint},
	{"wilson", "Wilson Center Digital Archive: text or copied web page with the archive's own headings", isWilson, readWilson},
	{"frus", "Foreign Relations of the United States: TEI XML, a volume or one document of it", isFRUS, readFRUS},
	{"dfat", "Documents on Australian Foreign Policy: Markdown with YAML front matter", isDFAT, readDFAT},
	{"jsonl", "JSON lines: objects with speaker and text, optionally date and record", isJSONL, readJSONL},
	{"csv", "CSV or TSV with columns speaker and text, optionally date and record", isCSV, readCSV},
	{"un", "United Nations verbatim records: speakers with state and language in brackets", isUN, readUN},
	{"text", "plain text: lines of NAME: words, or narrated minutes", isText, readText},
}

// Formats lists what can be read, in the order in which a file is tried.
func Formats() []Format {
	list := make([]Format, len(readers))
	for i, f := range readers {
		list[i] = Format{f.name, f.about}
	}
	return list
}

// recognise finds the format of a file by its first bytes.
func recognise(in *input) (reader, error) {
	for _, f := range readers {
		if f.is(in.head) {
			return f, nil
		}
	}
	return reader{}, in.fail(0, ErrFormat, "parley formats lists what can be read; plain text of NAME: words always can")
}
