// Package graph is the vocabulary of Parley: what a negotiation record holds
// once it has been read, and nothing about files, storage or screens.
//
// There are only a few nouns. A [Document] is one record. Its [Turn]s are the
// contributions of its speakers, or the paragraphs of narrated minutes. An
// [Entity] is a thing that positions are about, or that holds them, and a
// [Mention] is a stretch of text that names one. A [Stance] is what a party's
// position does in a turn: demands, concedes, defers, rejects or accepts. A
// [Linkage] ties two matters, a [Term] is a stated quantity, a [Response] says
// which stance answers which, a [Contradiction] sets two terms against each
// other, an [OpenItem] says how a matter stood when the record ended. A [Coding]
// is what a person marked in the record, kept apart from all that.
//
// The text has one owner, Document.Text. All else points into it by [Span]s of
// bytes; a [Quote] is a span shown to people, counted in code points of its
// turn. Identifiers are UUIDv5 of content, so the same text gives the same
// graph ([DocumentID], [TurnID], [StanceID] …).
//
// The rooms of the house, and the way of the data through them:
//
//	graph/parse     a file of any known format -> Document with text, turns, sentences
//	graph/link      turns -> entities, mentions, reports, topics
//	graph/classify  turns -> stances, each with holder, targets, quote, confidence, cues
//	graph/relate    stances -> linkages, terms, responses, contradictions, open items
//	graph/extract   the conductor: the four stages in order, then Document.Check
//	graph/phrase    words, and many phrases found at once; shared by the stages
//	graph/query     the questions, asked of a Source that a store provides
//	graph/export    codings and other files to take away
//	graph/score     a coding against a gold coding
//	store           what a backend must promise; store/badger keeps the promise
//	cmd/parley      one binary; api is GraphQL over HTTP, web the pages
//
// Each stage writes only its own fields of the Document, named at the field.
package graph
