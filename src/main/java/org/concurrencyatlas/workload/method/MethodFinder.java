package org.concurrencyatlas.workload.method;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of a JVM's class path by their names, and makes the one object of each class
 * that they are called on.
 */
final class MethodFinder {
  private static final int LEAST_CLASS_FILE_VERSION = 44;

  private final Map<Class<?>, Object> receivers = new HashMap<>();

  /**
   * A method that can be called.
   *
   * @param receiver the object that it is called on; null for a static one
   */
  record Found(Method method, @Nullable Object receiver) {}

  /**
   * The method of a task: without an argument, or with one {@code long}.
   *
   * @throws ClassNotFoundException when the class path does not hold its class
   * @throws UsageException when there is no such method, or it cannot be called; says why
   * @throws InvocationTargetException when the constructor throws
   */
  Found task(MethodName name) throws ClassNotFoundException, InvocationTargetException {
    return found(name, method -> isTask(method.getParameterTypes()), "no argument or one long");
  }

  /** The method of a setup or teardown: without an argument. Throws as {@link #task} does. */
  Found hook(MethodName name) throws ClassNotFoundException, InvocationTargetException {
    return found(name, method -> method.getParameterCount() == 0, "no argument");
  }

  private interface Condition {
    boolean holds(Method method);
  }

  private Found found(MethodName name, Condition fits, String allowed)
      throws ClassNotFoundException, InvocationTargetException {
    Class<?> type = type(name);
    List<Method> named = named(type, name);
    List<Method> fitting = named.stream().filter(fits::holds).toList();
    if (fitting.isEmpty()) {
      throw new UsageException(
          "%s takes %s; give a method that takes %s"
              .formatted(name, parameters(named.getFirst()), allowed));
    }
    if (fitting.size() > 1) {
      throw new UsageException(
          "%s is ambiguous: %s; rename one or call it from a method of its own"
              .formatted(
                  name,
                  fitting.stream()
                      .sorted(Comparator.comparingInt(Method::getParameterCount))
                      .map(each -> each.getName() + parameters(each))
                      .collect(Collectors.joining(" and "))));
    }
    Method method = fitting.getFirst();
    return new Found(
        method, Modifier.isStatic(method.getModifiers()) ? null : receiver(type, name));
  }

  private static Class<?> type(MethodName name) throws ClassNotFoundException {
    try {
      Class<?> type = Class.forName(name.type(), false, MethodFinder.class.getClassLoader());
      for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
        if (!Modifier.isPublic(each.getModifiers())) {
          throw new UsageException(
              "the class %s is not public; make it public".formatted(each.getName()));
        }
      }
      return type;
    } catch (UnsupportedClassVersionError e) {
      throw new UsageException(newerJava(name, e));
    }
  }

  /** The JVM says "… (class file version 70.0), this version … recognizes … up to 69.0". */
  private static String newerJava(MethodName name, UnsupportedClassVersionError error) {
    String compiledFor =
        Stream.of(String.valueOf(error.getMessage()).split("[^0-9.]+"))
            .filter(each -> each.matches("[0-9]{2,3}\\.0"))
            .findFirst()
            .map(each -> Integer.parseInt(each.substring(0, each.length() - 2)))
            .map(version -> "Java " + (version - LEAST_CLASS_FILE_VERSION))
            .orElse("a newer Java or with preview features");
    return "%s was compiled for %s, this JVM is Java %d; compile with --release %d, or give --variant NAME=jdk:FOLDER"
        .formatted(
            name.type(), compiledFor, Runtime.version().feature(), Runtime.version().feature());
  }

  private static List<Method> named(Class<?> type, MethodName name) {
    List<Method> open = methods(Arrays.asList(type.getMethods()), name);
    if (!open.isEmpty()) {
      return open;
    }
    if (!methods(Arrays.asList(type.getDeclaredMethods()), name).isEmpty()) {
      throw new UsageException("the method %s is not public; make it public".formatted(name));
    }
    List<String> known =
        Stream.of(type.getMethods())
            .filter(method -> method.getDeclaringClass() != Object.class && !method.isBridge())
            .map(Method::getName)
            .distinct()
            .sorted()
            .toList();
    throw UsageException.unknown("method of " + type.getName(), name.method(), known);
  }

  private static List<Method> methods(List<Method> all, MethodName name) {
    return all.stream()
        .filter(method -> method.getName().equals(name.method()) && !method.isBridge())
        .toList();
  }

  private static boolean isTask(Class<?>[] parameters) {
    return parameters.length == 0 || (parameters.length == 1 && parameters[0] == long.class);
  }

  private static String parameters(Method method) {
    List<String> names = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      names.add(type.getSimpleName());
    }
    return "(" + String.join(", ", names) + ")";
  }

  private Object receiver(Class<?> type, MethodName name) throws InvocationTargetException {
    Object known = receivers.get(type);
    if (known != null) {
      return known;
    }
    try {
      Constructor<?> constructor = type.getConstructor();
      Object made = constructor.newInstance();
      receivers.put(type, made);
      return made;
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new UsageException(
          "%s is not static, and %s has no public constructor without arguments that could make the"
                  .formatted(name, type.getName())
              + " object; make the method static or add one");
    }
  }
}
