// Subscribes to the progress of loads with the reference clients of the two
// protocols, graphql-ws and graphql-sse. The arguments are the endpoint's address
// and one of ws and sse. It prints "listening", then each answer as a line of
// JSON, and ends when the server completes the subscription or closes.
import { createClient as createSSE } from 'graphql-sse';
import { createClient as createSocket } from 'graphql-ws';
import WebSocket from 'ws';

const [url, protocol] = process.argv.slice(2);
const query = 'subscription { loadProgress { name turns done } }';
const closed = () => process.exit(0);
const client = protocol === 'ws'
  ? createSocket({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, lazy: false, onNonLazyError: closed, keepAlive: 50,
      on: { pong: () => console.log('listening'), closed } })
  : createSSE({ url, retryAttempts: 0, singleConnection: false, on: { connected: () => console.log('listening') } });

client.subscribe({ query }, {
  next: (answer) => console.log(JSON.stringify(answer)),
  error: (error) => { console.error(error); process.exit(1); },
  complete: closed,
});
