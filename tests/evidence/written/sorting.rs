use criterion::{criterion_group, criterion_main, BenchmarkId, Criterion};
use sorting::sorted;

fn sorting(c: &mut Criterion) {
    let mut group = c.benchmark_group("sorted");
    for size in [1_000u64, 10_000] {
        let numbers: Vec<u64> = (0..size).map(|n| n * 7919 % 10_007).collect();
        group.bench_with_input(BenchmarkId::new("std", size), &numbers, |b, n| b.iter(|| sorted(n)));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = sorting
}
criterion_main!(benches);
