package classify

// judgements are what is judged side by side: the five kinds, whether there is
// any, whether the speaker yields (concedes or accepts) or contends (demands or
// rejects). The last three help to decide the first five.
var judgements = [kinds]string{"DEMAND", "CONCESSION", "DEFERRAL", "REJECTION", "ACCEPTANCE", "ANY", "YIELDING", "CONTENDING"}

const (
	kinds    = 8 // judgements
	anyKind  = 5
	yielding = 6
	contends = 7
)

// scores are log-odds, weights or the like, by judgement.
type scores [kinds]float64

// A grain is how much text is judged at once. What was seen weighs differently
// in a clause, in a sentence and in a whole turn, so each has its own weights.
const (
	clauseGrain = iota
	sentenceGrain
	turnGrain
	grains
)

// A Model is what was learnt: how much each thing seen in the words speaks for
// each judgement, and then each fact about a turn, and from which log-odds on a
// turn is given a kind.
type Model struct {
	Trained    Provenance
	thresholds scores
	words      table // at three grains
	turns      table // at one
	targets    table // at one; only the columns of the two choices count
}

// Provenance says what a model was trained on.
type Provenance struct {
	Records, Turns, Stances                 int // coded records
	Exchanges, WrittenTurns, WrittenStances int // written exchanges
	Folds                                   int // in which thresholds were tried
}

// A table holds the weights of features at each grain. The weights of one
// feature stand side by side.
type table struct {
	grains  int
	names   []string
	weights []float64 // names × grains × kinds
	bias    []float64 // grains × kinds
	index   numbering // of names
	facts   []int32   // of names, by fact; none is -1
}

func newTable(grains int) table {
	return table{grains: grains, bias: make([]float64, grains*kinds)}
}

// row gives the weights of feature i at a grain.
func (t *table) row(i int32, grain int) []float64 {
	at := (int(i)*t.grains + grain) * kinds
	return t.weights[at : at+kinds : at+kinds]
}

// add appends a feature; its weights are all zero.
func (t *table) add(name string) int32 {
	t.names = append(t.names, name)
	t.weights = append(t.weights, make([]float64, t.grains*kinds)...)
	return int32(len(t.names) - 1)
}

// indexNames makes features and facts known.
func (t *table) indexNames() {
	t.index = numbering{}
	for i, n := range t.names {
		t.index.set(featureOf(n), int32(i))
	}
	t.facts = make([]int32, len(factNames))
	for f, name := range factNames {
		t.facts[f] = none
		if i, ok := t.index.of(featureOf(name)); ok {
			t.facts[f] = i
		}
	}
}

// none is the number of what a table does not know.
const none = -1

// score adds up the weights of features at a grain.
func (t *table) score(known []int32, grain int) (z scores) {
	copy(z[:], t.bias[grain*kinds:])
	for _, i := range known {
		z.add((*scores)(t.row(i, grain)))
	}
	return z
}

// add adds weights.
func (s *scores) add(w *scores) {
	for k := range s {
		s[k] += w[k]
	}
}

// decide adds up what the facts of a turn say.
func (t *table) decide(facts []fact) (z scores) {
	copy(z[:], t.bias)
	for _, f := range facts {
		if i := t.facts[f.name]; i != none {
			for k, w := range t.row(i, 0) {
				z[k] += w * f.value
			}
		}
	}
	return z
}
