// What a user does with the jar: list what it holds, run its profile, trace its model. Everything
// through the product's own script, which finds a JDK 25 wherever Maven itself runs.
import groovy.json.JsonSlurper

def root = basedir.parentFile.parentFile.parentFile
def jar = new File(basedir, 'target/shop.jar').path
def results = new File(basedir, 'target/results')

def atlas = { String... arguments ->
  def command = [new File(root, 'run-benchmarks.sh').path] + arguments.toList()
  def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).start()
  def output = process.inputStream.text
  assert process.waitFor() == 0 : "${command.join(' ')}\n$output"
  output
}

def listed = atlas('list', '--jar', jar)
['  coroutines', '  divisors', '  quotes', '  quote-server', '  shop'].each {
  assert listed.contains(it) : "$it is not listed:\n$listed"
}

def told = atlas('run', '--jar', jar, '--profile', 'shop', '--results', results.path)
def run = results.listFiles().find { it.name.endsWith('-shop') }
def forks = new File(run, 'forks.jsonl').readLines().collect { new JsonSlurper().parseText(it) }
def failed = forks.findAll { it.outcome.status != 'OK' }
assert failed.empty : "forks failed: ${failed*.outcome}\n$told"

// two blocks of five contenders, each answer of each batch checked by the fork itself
def name = { it.split(/\(/)[0] }
def measured =
    forks.findAll { it.role == 'MEASURED' }.countBy { name(it.contender) + ' at ' + name(it.point) }
assert measured.keySet() ==
    ['sequential at divisors', 'process-pool at divisors', 'coroutines at divisors',
     'virtual-threads at quotes', 'coroutines at quotes'] as Set
assert measured.values().every { it >= 2 } : measured
assert new JsonSlurper().parse(new File(run, 'verdicts.json')).cells.size() == 2

def traced = atlas('trace', '--jar', jar, '--model', 'coroutines', '--results', results.path)
assert traced.contains('timeline-coroutines')
