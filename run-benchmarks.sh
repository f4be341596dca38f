#!/usr/bin/env bash
# Builds what is missing, then hands over to the product. Without arguments: the quick profile.
set -euo pipefail

# The folder of this script, also when it is called through symbolic links.
script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  folder=$(cd "$(dirname "$script")" && pwd)
  script=$(readlink "$script")
  case $script in /*) ;; *) script=$folder/$script ;; esac
done
here=$(cd "$(dirname "$script")" && pwd)
jar="$here/target/concurrency-atlas.jar"
# Before it on the class path: the same without the libraries. A JVM reads the names of all entries
# of a jar when it opens it, and the 6,700 of the whole would cost every worker and fork 25 ms.
own="$here/target/concurrency-atlas-plain.jar"
needed=25

# The feature version of the JDK in a folder; 0 when there is none.
jdk_version() {
  local release="$1/release"
  [ -x "$1/bin/javac" ] && [ -r "$release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release" | head -n 1 | grep . || echo 0
}

# The first JDK from one version to another in the usual places; nothing when there is none.
find_jdk() {
  local least=$1 most=$2 home on_path version
  on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home")
    if [ "$version" -ge "$least" ] && [ "$version" -le "$most" ]; then
      echo "$home"
      return
    fi
  done
}

sources_changed() {
  [ ! -f "$jar" ] || [ ! -f "$own" ] || [ -n "$(find "$here/src/main" "$here/pom.xml" -newer "$jar" -print -quit)" ]
}

build() {
  command -v mvn >/dev/null || { echo "Maven is not on the path; install Maven 3.8.6 or newer" >&2; exit 2; }
  local jdk
  jdk=$(find_jdk "$needed" "$needed")
  if [ -z "$jdk" ]; then
    echo "the build needs JDK $needed itself, for it compiles a preview of it; found JDK $(jdk_version "$JAVA_HOME") in $JAVA_HOME; install one, for example: apt-get install temurin-$needed-jdk; what it builds runs on newer ones too" >&2
    exit 2
  fi
  echo "building (once; the first time Maven also fetches its dependencies)" >&2
  local log
  log=$(mktemp)
  if ! (cd "$here" && JAVA_HOME="$jdk" mvn -B -Dmaven.test.skip=true package) >"$log" 2>&1; then
    cat "$log" >&2
    echo "the build failed; its output is above and in $log" >&2
    exit 5
  fi
  rm -f "$log"
}

jdk=$(find_jdk "$needed" 999)
if [ -z "$jdk" ]; then
  echo "no JDK $needed found (JAVA_HOME=${JAVA_HOME:-}, the path, /usr/lib/jvm); install one, for example: apt-get install temurin-$needed-jdk, and set JAVA_HOME" >&2
  exit 2
fi
export JAVA_HOME=$jdk
if sources_changed; then
  build
fi

# A report is over before the second compiler would pay, and a large journal wants some room.
# What the first one leaves of its loaded classes spares the next ones a sixth of their time; where
# nothing can be left, they do without, and say nothing of it.
report_options=()
if [ "${1:-}" = report ] || [ "${1:-}" = import ]; then
  report_options=(-XX:TieredStopAtLevel=1 -Xmx384m -XX:+AutoCreateSharedArchive
    "-XX:SharedArchiveFile=$here/target/report.jsa" -Xlog:disable)
fi

# Temporary files, JMH's too, go into a folder of this process, which keeps its id through exec. The
# product removes it when it ends, and at the next start what a killed one left.
temporary=/tmp/concurrency-atlas-$$
mkdir -m 700 "$temporary" 2>/dev/null || temporary=/tmp

# shellcheck disable=SC2086 # options are words
exec "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -Djava.awt.headless=true --sun-misc-unsafe-memory-access=allow \
  --enable-native-access=ALL-UNNAMED "-Djava.io.tmpdir=$temporary" ${report_options[@]+"${report_options[@]}"} ${CONCURRENCY_ATLAS_OPTS:-} \
  -cp "$own:$jar" org.concurrencyatlas.cli.Launcher "$@"
