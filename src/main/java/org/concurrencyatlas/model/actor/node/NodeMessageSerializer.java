package org.concurrencyatlas.model.actor.node;

import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.concurrencyatlas.model.actor.node.NodeMessage.Answered;
import org.concurrencyatlas.model.actor.node.NodeMessage.Failed;
import org.concurrencyatlas.model.actor.node.NodeMessage.Job;
import org.concurrencyatlas.model.actor.node.NodeMessage.Ready;
import org.concurrencyatlas.model.actor.node.NodeMessage.Serve;
import org.concurrencyatlas.model.actor.node.NodeMessage.Serving;

/**
 * Writes the messages between nodes as bytes; Pekko makes it by its name in the configuration. A
 * number takes 8 bytes, a text is the rest of the message or has its length before it. Used by many
 * threads at once.
 */
public final class NodeMessageSerializer extends SerializerWithStringManifest {
  /** Which no other serializer has; those of Pekko are below 40. */
  private static final int IDENTIFIER = 20_261_201;

  private final ExtendedActorSystem system;

  public NodeMessageSerializer(ExtendedActorSystem system) {
    this.system = system;
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return switch ((NodeMessage) message) {
      case Job _ -> "J";
      case Answered _ -> "A";
      case Failed _ -> "F";
      case Ready _ -> "R";
      case Serving _ -> "N";
      case Serve _ -> "S";
    };
  }

  @Override
  public byte[] toBinary(Object message) {
    return switch ((NodeMessage) message) {
      case Job job -> bytes(job);
      case Answered answered ->
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(answered.number())
              .putLong(answered.answer())
              .array();
      case Failed failed -> bytes(failed.number(), failed.reason());
      case Ready ready -> text(ready.worker()).getBytes(StandardCharsets.UTF_8);
      case Serving serving -> bytes(serving.pid(), text(serving.node()));
      case Serve serve -> bytes(serve.actors(), text(serve.master()));
    };
  }

  private static byte[] bytes(Job job) {
    byte[] type = job.type().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + type.length + job.body().length)
        .putLong(job.number())
        .putInt(type.length)
        .put(type)
        .put(job.body())
        .array();
  }

  private static byte[] bytes(long number, String text) {
    byte[] rest = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + rest.length).putLong(number).put(rest).array();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return switch (manifest) {
      case "J" -> new Job(in.getLong(), text(in, in.getInt()), rest(in));
      case "A" -> new Answered(in.getLong(), in.getLong());
      case "F" -> new Failed(in.getLong(), text(in, in.remaining()));
      case "R" -> new Ready(actor(in));
      case "N" -> new Serving(in.getLong(), actor(in));
      case "S" -> new Serve((int) in.getLong(), actor(in));
      default -> throw new NotSerializableException("no message of a node is called " + manifest);
    };
  }

  private static String text(ByteBuffer in, int length) {
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }

  private String text(ActorRef<?> actor) {
    return resolver().toSerializationFormat(actor);
  }

  private <T> ActorRef<T> actor(ByteBuffer in) {
    return resolver().resolveActorRef(text(in, in.remaining()));
  }

  /** Not kept: serializers are made before the system is whole. */
  private ActorRefResolver resolver() {
    return ActorRefResolver.get(Adapter.toTyped(system));
  }
}
