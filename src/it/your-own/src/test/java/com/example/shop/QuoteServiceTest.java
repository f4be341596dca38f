package com.example.shop;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.ServiceContract;

class QuoteServiceTest extends ServiceContract {
  @Override
  protected Stream<String> services() {
    return Stream.of("quote-server");
  }
}
