package com.example.shop

import java.util.concurrent.ExecutionException
import java.util.concurrent.atomic.LongAdder
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.runInterruptible
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import org.concurrencyatlas.catalogue.ModelInfo
import org.concurrencyatlas.catalogue.ModelInfo.Trait
import org.concurrencyatlas.catalogue.Parameter.WholeNumber
import org.concurrencyatlas.model.ConcurrencyModel
import org.concurrencyatlas.model.Session
import org.concurrencyatlas.model.Settings
import org.concurrencyatlas.workload.AsyncTask
import org.concurrencyatlas.workload.Task

private const val ADMIT = "admit"

/** A coroutine for each task, on the dispatcher that has a thread for each processor. */
class Coroutines : ConcurrencyModel {
  override fun info(): ModelInfo =
      ModelInfo(
              "coroutines",
              "Kotlin coroutines on Dispatchers.Default",
              "asyncio tasks",
              ADMIT,
              listOf(WholeNumber(ADMIT, "tasks in flight at once, 0 for no bound", 0, 1_000_000, 0)))
          .with(Trait.COMPUTES, Trait.WAITS)

  override fun open(settings: Settings): Session {
    val admit = settings.wholeNumber(ADMIT)
    return CoroutineSession(if (admit == 0) null else admit)
  }
}

/** The dispatcher belongs to the whole JVM, so there is nothing to open and nothing to close. */
private class CoroutineSession(private val admitted: Int?) : Session {
  override fun run(batch: List<Task>): Long =
      try {
        runBlocking(Dispatchers.Default) {
          val permits = admitted?.let { Semaphore(it) }
          val sum = LongAdder()
          val all = launch {
            for (task in batch) {
              launch { sum.add(permits?.withPermit { answer(task) } ?: answer(task)) }
            }
          }
          all.join()
          sum.sum()
        }
      } catch (e: InterruptedException) {
        throw e
      } catch (e: Exception) {
        throw ExecutionException(e)
      }

  override fun close() = Unit

  /** A task that waits gives its thread away meanwhile; any other holds it until it is done. */
  private suspend fun answer(task: Task): Long =
      if (task is AsyncTask) task.callAsync(Dispatchers.Default.asExecutor()).await()
      else runInterruptible { task.call() }
}
