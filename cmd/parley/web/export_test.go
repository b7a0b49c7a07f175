package web

// HandlerOf is Handler with other files than the embedded ones.
var HandlerOf = handler
