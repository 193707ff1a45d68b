using Pandacea.Compute.Training;

namespace Pandacea.Compute.Work;

/// <summary>How far an attempt is, for those who report about it. Thread safe.</summary>
internal sealed class AttemptProgress
{
    private volatile TrainingState? _state;
    private volatile int _steps;
    private volatile int _from;

    /// <value>The last state of a training; null before it begins, and for statistics.</value>
    public TrainingState? State => _state;

    /// <value>Steps that there are; 0 as long as that is not known.</value>
    public int Steps => _steps;

    public int Step => _state?.Step ?? 0;

    /// <value>The step with which it began.</value>
    public int From => _from;

    public void Begin(int steps) => _steps = steps;

    public void Reached(TrainingState state)
    {
        _from = _state is null ? state.Step : _from;
        _state = state;
    }
}
