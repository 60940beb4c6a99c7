package org.example;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Sorting {
    @Param({"1000"})
    int size;

    int[] numbers;

    @Setup
    public void fill() {
        numbers = new int[size];
        for (int i = 0; i < size; i++) numbers[i] = i * 7919 % 10007;
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public int[] sorted() {
        int[] copy = numbers.clone();
        Arrays.sort(copy);
        return copy;
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    public int[] copied() {
        return numbers.clone();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public int[] sampled() {
        return sorted();
    }
}
