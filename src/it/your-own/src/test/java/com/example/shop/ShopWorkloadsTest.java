package com.example.shop;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.WorkloadContract;
import org.concurrencyatlas.result.Point;

class ShopWorkloadsTest extends WorkloadContract {
  @Override
  protected Stream<Point> points() {
    return Stream.of("divisors(tasks=9,upTo=500)", "quotes(tasks=9,waitMicros=2000)")
        .map(Point::parse);
  }
}
