#!/usr/bin/env bash
#SBATCH --job-name=concurrency-atlas
#SBATCH --array=1-6
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --exclusive
#SBATCH --time=01:00:00
#SBATCH --output=shard-%a.log
# A map cut into as many shards as the array has tasks, each on a node of its own. Build once before
# (./run-benchmarks.sh list): tasks that start together must not build together.
set -euo pipefail
cd "${SLURM_SUBMIT_DIR:-.}"
exec ./run-benchmarks.sh run --profile map --budget 20m --shard auto --results results
