import type { IntegrationKind } from '@twotrack/service-queue/contract';

/** What to paste into the configuration of the sender, or into a terminal. */
export const exampleOf = (kind: IntegrationKind, address: string, secret: string): string =>
  EXAMPLES[kind](address, secret);

const EXAMPLES: Record<IntegrationKind, (address: string, secret: string) => string> = {
  alertmanager: (address, token) => `receivers:
  - name: twotrack
    webhook_configs:
      - url: ${address}
        send_resolved: true
        http_config:
          authorization:
            credentials: ${token}`,
  grafana: (address, token) => `apiVersion: 1
contactPoints:
  - name: twotrack
    receivers:
      - uid: twotrack
        type: webhook
        settings:
          url: ${address}
          httpMethod: POST
          authorization_scheme: Bearer
          authorization_credentials: ${token}`,
  pagerduty: (address, key) => `receivers:
  - name: twotrack
    pagerduty_configs:
      - url: ${address}
        routing_key: ${key}
        send_resolved: true`,
  generic: (address, token) => `curl ${address} \\
  -H "Authorization: Bearer ${token}" \\
  -d '{"summary": "The disk is full", "dedup": "disk-1", "service": "ledger"}'`,
};
