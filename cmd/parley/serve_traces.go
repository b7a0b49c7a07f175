package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// collectorNames are OpenTelemetry's variables that name where traces go. It has more
// for how, all of which hold.
var collectorNames = []string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"}

// flushTimeout is how long a stopping server waits for the collector.
const flushTimeout = 5 * time.Second

// newTracer makes the tracer of spans that go to a collector, or of none where the
// environment names no collector. flush sends what is left.
func newTracer(ctx context.Context, log *slog.Logger) (_ trace.Tracer, flush func(), err error) {
	if traced, err := isTraced(); err != nil || !traced {
		return noop.Tracer{}, func() {}, err
	}
	ctx = context.WithoutCancel(ctx) // the last spans are those of a server that stops
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("send traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithTelemetrySDK(),
		resource.WithAttributes(attribute.String("service.name", "parley"), attribute.String("service.version", version)), resource.WithFromEnv())
	if err != nil {
		return nil, nil, fmt.Errorf("name traces: %w; see OTEL_RESOURCE_ATTRIBUTES", err)
	}
	fail := func(err error) { log.Warn("traces are lost", "error", err) }
	otel.SetErrorHandler(otel.ErrorHandlerFunc(fail))
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	return provider.Tracer("parley"), func() {
		ctx, cancel := context.WithTimeout(ctx, flushTimeout)
		defer cancel()
		if err := provider.Shutdown(ctx); err != nil {
			fail(err)
		}
	}, nil
}

// isTraced reports whether a collector is named. The exporter itself would take a
// malformed name for its default.
func isTraced() (traced bool, err error) {
	for _, name := range collectorNames {
		address := os.Getenv(name)
		if address == "" {
			continue
		}
		traced = true
		if u, err := url.Parse(address); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return false, fmt.Errorf("%s=%s: no address of a collector; write one such as http://localhost:4318", name, address)
		}
	}
	return traced, nil
}

// startSpan begins the span of a request, within that of the client if it sends
// one; end tells of the answer's status.
func startSpan(ctx context.Context, t trace.Tracer, r *http.Request) (_ context.Context, end func(status int)) {
	if t == nil || isRoutine(r.URL.Path) {
		return ctx, func(int) {}
	}
	ctx = propagation.TraceContext{}.Extract(ctx, propagation.HeaderCarrier(r.Header))
	ctx, span := t.Start(ctx, r.Method+" "+r.URL.Path, trace.WithSpanKind(trace.SpanKindServer),
		trace.WithAttributes(attribute.String("http.request.method", r.Method), attribute.String("url.path", r.URL.Path)))
	return ctx, func(status int) {
		span.SetAttributes(attribute.Int("http.response.status_code", status))
		if status >= http.StatusInternalServerError {
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}
