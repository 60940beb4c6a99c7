import http from 'k6/http';
import { check } from 'k6';

export const options = {
  vus: 2,
  iterations: 200,
  thresholds: { http_req_duration: ['p(95)<500'], http_req_failed: ['rate<0.01'] },
};

export default function () {
  const answer = http.get(`http://127.0.0.1:18777${__ENV.WAY || '/'}`);
  check(answer, { 'is 200': (r) => r.status === 200 });
}

export function handleSummary(data) {
  return __ENV.SUMMARY ? { [__ENV.SUMMARY]: JSON.stringify(data, null, 2) } : {};
}
