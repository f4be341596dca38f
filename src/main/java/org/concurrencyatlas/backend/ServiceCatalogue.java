package org.concurrencyatlas.backend;

import java.util.List;
import org.concurrencyatlas.catalogue.Catalogue;

/** All services: a new one is one class and one line here, or a jar on the class path. */
public final class ServiceCatalogue {
  private final Catalogue<Service> services =
      new Catalogue<>(
          "service",
          Service.class,
          Service::id,
          List.of(
              new DelayService(),
              new ObjectStoreService(),
              new PostgresService(),
              new BrokerService()));

  /** All services in order. */
  public List<Service> all() {
    return services.all();
  }

  /**
   * The service with this id.
   *
   * @throws org.concurrencyatlas.result.UsageException when there is none; names those that exist
   */
  public Service get(String id) {
    return services.get(id);
  }
}
