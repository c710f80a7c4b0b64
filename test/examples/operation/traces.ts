import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { OnExchange } from 'strictforce'

const tracer = trace.getTracer('strictforce')

/** Makes a span of each request that has ended, below the span that is active. */
export const traces: OnExchange = (event) => {
  if (event.phase === 'start') return
  const { operation, method, host, path, attempt, renewal, status, errorCode, milliseconds } = event
  const ended = Date.now()
  const span = tracer.startSpan(`${method} ${operation}`, {
    kind: SpanKind.CLIENT,
    startTime: ended - milliseconds,
    attributes: {
      'http.request.method': method,
      'http.request.resend_count': attempt - 1,
      'http.response.status_code': status,
      'server.address': host,
      'url.path': path,
      'error.type': errorCode,
      'salesforce.operation': operation,
      'salesforce.renewal': renewal,
    },
  })
  if (errorCode !== undefined || (status ?? 0) >= 400) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(ended)
}
