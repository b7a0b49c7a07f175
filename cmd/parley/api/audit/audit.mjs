// Runs the graphql-http audits against the endpoint whose address is the first
// argument, and prints one line of JSON for each: its id, name and status, which
// is ok, notice (a MAY), warn (a SHOULD) or error (a MUST).
import { serverAudits } from 'graphql-http';

for (const audit of serverAudits({ url: process.argv[2] })) {
  const result = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status: result.status, reason: result.reason }));
}
