window.BENCHMARK_DATA = {
  "lastUpdate": 1795720296988,
  "repoUrl": "https://github.com/example/sorting",
  "entries": {
    "Go sorting": [
      {
        "commit": {
          "author": {
            "email": "otter@example.org",
            "name": "An Otter",
            "username": "otter"
          },
          "committer": {
            "email": "otter@example.org",
            "name": "An Otter",
            "username": "otter"
          },
          "distinct": true,
          "id": "962a207165413dee887e52d21de14651496db798",
          "message": "Change of 2026-11-24",
          "timestamp": "2026-11-24T09:00:00+00:00",
          "tree_id": "962a207165413dee887e52d21de14651496db798",
          "url": "https://github.com/example/sorting/commit/962a207165413dee887e52d21de14651496db798"
        },
        "date": 1795720296946,
        "tool": "go",
        "benches": [
          {
            "name": "BenchmarkSort1000",
            "value": 41561,
            "unit": "ns/op",
            "extra": "6457 times\n2 procs"
          }
        ]
      }
    ]
  }
}