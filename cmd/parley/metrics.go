package main

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"parley/cmd/parley/api"
	"parley/graph/query"
)

// metrics counts for Prometheus.
type metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.CounterVec
	latency    *prometheus.HistogramVec
	operations *prometheus.HistogramVec
	errors     *prometheus.CounterVec
}

func newMetrics(g *query.Graph, streams func() int) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_http_requests_total", Help: "Requests answered.",
		}, []string{"path", "status"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_http_request_duration_seconds", Help: "How long answering took.",
		}, []string{"path"}),
		operations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_graphql_operation_duration_seconds", Help: "How long operations took; of a subscription, until it ended.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 4, 9), // to 33 s
		}, []string{"kind"}),
		errors: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_graphql_errors_total", Help: "Errors in answers, by extensions.code.",
		}, []string{"code"}),
	}
	m.registry.MustRegister(m.requests, m.latency, m.operations, m.errors, &storeSizes{g},
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "parley_streams", Help: "Connections that subscribe."},
			func() float64 { return float64(streams()) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// paths are those that are counted apart; there is no end of others.
var paths = []string{"/", "/graphql", "/graphiql", "/healthz", "/readyz", "/metrics"}

func (m *metrics) served(path string, status int, took time.Duration) {
	if !slices.Contains(paths, path) {
		path = "other"
	}
	m.requests.WithLabelValues(path, strconv.Itoa(status)).Inc()
	m.latency.WithLabelValues(path).Observe(took.Seconds())
}

func (m *metrics) answered(a api.Answer) {
	m.operations.WithLabelValues(a.Kind).Observe(a.Took.Seconds())
	for _, code := range a.Codes {
		m.errors.WithLabelValues(code).Inc()
	}
}

// storeSizes tells, when it is asked, how much the store holds.
type storeSizes struct{ g *query.Graph }

var storeItems = prometheus.NewDesc("parley_store_items", "What the store holds, by type.", []string{"type"}, nil)

// Describe implements prometheus.Collector.
func (*storeSizes) Describe(c chan<- *prometheus.Desc) { c <- storeItems }

// Collect implements prometheus.Collector.
func (s *storeSizes) Collect(c chan<- prometheus.Metric) {
	t, err := s.g.Tally(context.Background())
	if err != nil {
		c <- prometheus.NewInvalidMetric(storeItems, err)
		return
	}
	for _, x := range []struct {
		of string
		n  int
	}{
		{"documents", t.Documents}, {"turns", t.Turns}, {"entities", t.Entities}, {"mentions", t.Mentions},
		{"stances", t.Stances}, {"linkages", t.Linkages}, {"terms", t.Terms},
	} {
		c <- prometheus.MustNewConstMetric(storeItems, prometheus.GaugeValue, float64(x.n), x.of)
	}
}
