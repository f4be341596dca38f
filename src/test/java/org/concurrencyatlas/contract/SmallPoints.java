package org.concurrencyatlas.contract;

import java.util.stream.Stream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/** Points of every workload that takes milliseconds. */
public final class SmallPoints {
  private SmallPoints() {}

  public static Stream<Point> all() {
    WorkloadCatalogue catalogue = new WorkloadCatalogue();
    return Stream.of(
            "square(tasks=100,chunk=10)",
            "sha256(tasks=9,bytes=1024)",
            "primes(tasks=9,below=1000)",
            "mandelbrot(tasks=9,iterations=50)",
            "timer(tasks=9,waitMicros=2000)",
            "http(tasks=9,waitMicros=2000,bytes=2000)",
            "http(tasks=9,waitMicros=2000,bytes=2000,tls=yes,version=http2)",
            "mixed(tasks=9,taskMicros=2000,cpuSharePercent=10)",
            "mixed-http(tasks=9,taskMicros=2000,cpuSharePercent=10)",
            "compute-wait(tasks=9,waitMicros=2000,cpuNanos=1500)",
            "compute-http(tasks=9,waitMicros=2000,cpuNanos=1500,bytes=2000)",
            "fan-out(tasks=5,calls=3,delays=fixed,delayMicros=2000)",
            "fan-out(tasks=5,calls=3,delays=fixed,delayMicros=2000,waitFor=any)",
            "fan-out(tasks=5,calls=3,delays=fixed,delayMicros=9000,waitFor=deadline,deadlineMicros=3000)",
            "file(tasks=9,files=4,bytes=70000)",
            "file(tasks=9,files=9,bytes=5000,operation=write-sync)",
            "object-store(tasks=4,bytes=2000,waitMicros=2000)",
            "object-store(tasks=4,bytes=2000,waitMicros=2000,operation=put)",
            "sql(tasks=9,waitMicros=2000,connections=3)",
            "sql(tasks=9,waitMicros=2000,connections=3,operation=insert)",
            "pipeline(tasks=9,fetchMicros=2000,cpuNanos=1500,storeMicros=1000,fetches=3,queue=2)",
            "service(tasks=9,waitMicros=2000,cpuNanos=1500,loadPercent=1)",
            "service(tasks=9,waitMicros=2000,cpuNanos=1500,loadPercent=1,permits=2)",
            "service(tasks=9,cpuNanos=1500,loadPercent=1,longPercent=20,longCpuNanos=3000)",
            "service(tasks=9,waitMicros=2000,cpuNanos=1500,loadPercent=1,request=http)",
            "ipc(tasks=9,bytes=40000)",
            "counter(tasks=9,updates=100)",
            "check-then-act(tasks=9,updates=100)",
            "file-counter(tasks=9,updates=100)",
            "lock(tasks=9,passes=3,holdMicros=1,depth=10)",
            "lock(tasks=9,kind=reentrant-lock,waitNanos=100000,depth=2)",
            "lock(tasks=9,kind=none,waitNanos=100000)",
            "semaphore(tasks=9,permits=2,waitMicros=500)",
            "scarce(tasks=9,permits=2,waitMicros=500)",
            "barrier(tasks=4,rounds=5)",
            "barrier(tasks=4,rounds=5,kind=phaser)",
            "queue(messages=50)",
            "queue(messages=50,tasks=4,pattern=many-to-many,kind=array-blocking,capacity=4)",
            "queue(messages=50,tasks=4,pattern=ping-pong,kind=synchronous)",
            "queue(messages=50,kind=jctools-spsc,capacity=64)",
            "queue(messages=50,tasks=4,pattern=many-to-many,kind=jctools-mpmc,capacity=16)",
            "queue(messages=50,tasks=4,pattern=many-to-one,kind=disruptor-blocking,capacity=16)",
            "queue(messages=50,tasks=4,pattern=ping-pong,kind=disruptor-sleeping,capacity=16)",
            "nested(tasks=5,children=3)",
            "collect(tasks=9,waitMicros=2000)",
            "collect(tasks=9,waitMicros=2000,order=in-order)",
            "collect(tasks=9,waitMicros=2000,order=callback)",
            "collect(tasks=9,waitMicros=2000,order=all-at-once)",
            "batches(tasks=9,size=4,waitMicros=1000)",
            "priorities(tasks=2,cpuMicros=100,load=9,loadMicros=100)",
            "noisy-neighbour(tasks=4,cpuMicros=10,load=4,loadMicros=500)",
            "stop(tasks=4)",
            "stop(tasks=4,cause=cancel,ignoreMicros=1000)",
            "native-wait(tasks=9,waitMicros=500)",
            "parked(tasks=9,waitMicros=500,depth=10,localBytes=1000)",
            "cache-line(tasks=3,trips=20)",
            "hand-over(tasks=3,trips=20)",
            "cold-start(tasks=9)")
        .map(Point::parse)
        .map(catalogue::resolve);
  }
}
