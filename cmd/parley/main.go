// Command parley builds a knowledge graph of negotiation positions from
// diplomatic records, keeps it, and answers questions about it.
package main

func main() {}
