package api

import (
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
)

const formData = "multipart/form-data"

// A file is the scalar Upload: a file that stands beside the request in a form.
type file struct{ name, text string }

// ImplementsGraphQLType tells the library which scalar this is.
func (file) ImplementsGraphQLType(name string) bool { return name == "Upload" }

// UnmarshalGraphQL takes what readForm has put among the variables.
func (f *file) UnmarshalGraphQL(input any) error {
	sent, ok := input.(file)
	if !ok {
		return badInput("a file is no value; send it beside the request, as %s", formData)
	}
	*f = sent
	return nil
}

// readForm reads a request with files, by the GraphQL multipart request
// specification: the part `operations`, which is the request with null where a
// file belongs, the part `map`, which tells where, and then the files.
func readForm(r *http.Request) (request, error) {
	if !preflighted(r.Header) && r.Header.Get("Authorization") == "" {
		return request{}, fail(http.StatusBadRequest, codePreflight,
			"a form could come from a page of another site; send the header GraphQL-Require-Preflight: 1")
	}
	form, err := r.MultipartReader()
	if err != nil {
		return request{}, fail(http.StatusBadRequest, codeBadRequest, "form: %v", err)
	}
	operations, err := formPart(form, "operations")
	if err != nil {
		return request{}, err
	}
	req, err := decodeBody([]byte(operations.text))
	if err != nil {
		return request{}, err
	}
	places, err := formPart(form, "map")
	if err != nil {
		return request{}, err
	}
	var of map[string][]string
	if json.Unmarshal([]byte(places.text), &of) != nil {
		return request{}, fail(http.StatusBadRequest, codeBadRequest, `map is not an object of lists; send {"0": ["variables.input.file"]}`)
	}
	for n := len(of); n > 0; n-- {
		f, err := formPart(form, "")
		if err != nil {
			return request{}, err
		}
		for _, path := range of[f.part] {
			if !putFile(req.Variables, strings.Split(path, "."), f.file) {
				return request{}, fail(http.StatusBadRequest, codeBadRequest, "map leads to %s, where no null stands", path)
			}
		}
	}
	return req, nil
}

// A sentPart is one part of a form.
type sentPart struct {
	part string
	file
}

// formPart reads the next part, which must be called name unless that is empty.
func formPart(form *multipart.Reader, name string) (sentPart, error) {
	p, err := form.NextPart()
	if err != nil {
		return sentPart{}, formError(err, name)
	}
	if name != "" && p.FormName() != name {
		return sentPart{}, fail(http.StatusBadRequest, codeBadRequest, "form: part %q comes where %q belongs", p.FormName(), name)
	}
	b, err := io.ReadAll(p)
	if err != nil {
		return sentPart{}, formError(err, name)
	}
	return sentPart{p.FormName(), file{p.FileName(), string(b)}}, nil
}

func formError(err error, name string) error {
	switch tooLarge := (*http.MaxBytesError)(nil); {
	case errors.As(err, &tooLarge):
		return tooLong(tooLarge)
	case errors.Is(err, io.EOF) && name != "":
		return fail(http.StatusBadRequest, codeBadRequest, "form: part %q is missing", name)
	case errors.Is(err, io.EOF):
		return fail(http.StatusBadRequest, codeBadRequest, "form: fewer files are sent than map tells of")
	}
	return fail(http.StatusBadRequest, codeBadRequest, "form: %v", err)
}

// putFile puts f in the place of a null among the variables, whose path begins
// with their name, and reports whether there is one.
func putFile(variables map[string]any, path []string, f file) bool {
	if len(path) < 2 || path[0] != "variables" {
		return false
	}
	at := variables
	for _, name := range path[1 : len(path)-1] {
		at, _ = at[name].(map[string]any)
	}
	last := path[len(path)-1]
	if value, ok := at[last]; !ok || value != nil {
		return false
	}
	at[last] = f
	return true
}
