package parse

import (
	"fmt"
	"strconv"
	"strings"
)

var months = []string{"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december"}

// findDate finds the first date in s: "July 2, 1945", "2nd July 1945", "July
// 1945", "1945-07-02", "1945". It gives it in ISO 8601, as precise as it is,
// with the byte offsets where it begins and ends; iso is empty if there is none.
func findDate(s string) (iso string, from, to int) {
	words := fieldSpans(s)
	for i, w := range words {
		text := strings.Trim(s[w[0]:w[1]], ",.;()[]")
		if len(text) == len("1945-07-02") && text[4] == '-' && text[7] == '-' && isNumber(text[:4]+text[5:7]+text[8:]) {
			return text, w[0], w[1]
		}
		if m := month(text); m > 0 {
			if iso, from, to = dateAround(s, words, i, m); iso != "" {
				return iso, from, to
			}
		}
	}
	for _, w := range words {
		if y := year(s[w[0]:w[1]]); y > 0 {
			return strconv.Itoa(y), w[0], w[1]
		}
	}
	return "", 0, 0
}

// dateAround reads the date of which word i is the month m.
func dateAround(s string, words [][2]int, i, m int) (iso string, from, to int) {
	at := func(n int) string {
		if n < 0 || n >= len(words) {
			return ""
		}
		return s[words[n][0]:words[n][1]]
	}
	if y := year(at(i + 1)); y > 0 {
		if d := day(at(i - 1)); d > 0 {
			return fmt.Sprintf("%04d-%02d-%02d", y, m, d), words[i-1][0], words[i+1][1]
		}
		return fmt.Sprintf("%04d-%02d", y, m), words[i][0], words[i+1][1]
	}
	if y, d := year(at(i+2)), day(at(i+1)); y > 0 && d > 0 {
		return fmt.Sprintf("%04d-%02d-%02d", y, m, d), words[i][0], words[i+2][1]
	}
	return "", 0, 0
}

// fieldSpans gives the byte offsets of the words of s.
func fieldSpans(s string) (spans [][2]int) {
	start := -1
	for i := 0; i <= len(s); i++ {
		switch space := i == len(s) || s[i] == ' ' || s[i] == '\n' || s[i] == '\t'; {
		case !space && start < 0:
			start = i
		case space && start >= 0:
			spans = append(spans, [2]int{start, i})
			start = -1
		}
	}
	return spans
}

// month gives the number of a month's name or its abbreviation, or 0.
func month(w string) int {
	w = strings.ToLower(w)
	for i, name := range months {
		if w == name || len(w) >= 3 && len(w) <= 4 && strings.HasPrefix(name, w) {
			return i + 1
		}
	}
	return 0
}

// day reads "2", "2," or "2nd", or gives 0.
func day(w string) int {
	w = strings.ToLower(strings.Trim(w, ",.;()"))
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	if n, err := strconv.Atoi(w); err == nil && n >= 1 && n <= 31 {
		return n
	}
	return 0
}

// year reads a year of the last five centuries, or gives 0.
func year(w string) int {
	w = strings.Trim(w, ",.;:()[]")
	if n, err := strconv.Atoi(w); err == nil && len(w) == 4 && n >= 1500 && n < 2100 {
		return n
	}
	return 0
}
