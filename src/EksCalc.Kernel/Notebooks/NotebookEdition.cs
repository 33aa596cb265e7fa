namespace EksCalc.Kernel.Notebooks;

/// <summary>For whom a notebook is written out.</summary>
public enum NotebookEdition
{
    /// <summary>Whoever teaches or reads: everything is shown.</summary>
    Trainer,

    /// <summary>Whoever learns: what answers a question is folded until a guess is made, or it is asked for.</summary>
    Trainee,
}
