package com.example.shop;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.ProfileContract;

class ShopProfileTest extends ProfileContract {
  @Override
  protected Stream<String> profiles() {
    return Stream.of("shop");
  }
}
