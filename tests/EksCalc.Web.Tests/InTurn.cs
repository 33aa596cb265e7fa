// A page with the model in it takes two processes and some hundred megabytes: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
