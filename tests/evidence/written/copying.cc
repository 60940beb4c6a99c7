#include <benchmark/benchmark.h>
#include <string>
static void copy_text(benchmark::State& state) {
  std::string text(state.range(0), 'x');
  for (auto _ : state) { std::string copy(text); benchmark::DoNotOptimize(copy); }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(copy_text)->Arg(64)->Arg(4096);
BENCHMARK_MAIN();
