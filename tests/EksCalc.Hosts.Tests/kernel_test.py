"""Jupyter's own conformance tests (jupyter_kernel_test), with every sample filled in: kernel_test.py KERNEL."""

import sys
import unittest

import jupyter_kernel_test

PATIENCE = 120  # Seconds; never reached unless the kernel is broken.


class CSharpTests(jupyter_kernel_test.KernelTests):
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("problem");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "using System.Threading.Ta", "matches": {"Tasks"}},
    ]
    complete_code_samples = ["1 + 1", "", "foreach (var n in new[] { 1 }) { }"]
    incomplete_code_samples = ["for (;;) {", "var x ="]
    invalid_code_samples = ["foo bar baz;"]
    code_page_something = "Math.Abs?"
    code_generate_error = 'throw new Exception("no");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": 'HTML("<b>x</b>")', "mime": "text/html"},
    ]
    code_display_data = [{"code": 'HTML("<b>x</b>").Display();', "mime": "text/html"}]
    code_history_pattern = "1 ? 2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clearOutput();"

    # The library waits a tenth of a second for what comes next, and calls a channel empty after that; a busy machine takes longer.

    def flush_channels(self):
        request = self.kc.kernel_info()
        while self.kc.get_shell_msg(timeout=PATIENCE)["parent_header"].get("msg_id") != request:
            pass
        while True:
            message = self.kc.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request and message["content"].get("execution_state") == "idle":
                return

    def execute_helper(self, *arguments, **options):
        channel = self.kc.iopub_channel
        receive = channel.get_msg
        channel.get_msg = lambda timeout=None: receive(timeout=PATIENCE)
        try:
            return super().execute_helper(*arguments, **{**options, "timeout": PATIENCE})
        finally:
            del channel.get_msg


if __name__ == "__main__":
    CSharpTests.kernel_name = sys.argv.pop(1)
    jupyter_kernel_test.TIMEOUT = PATIENCE
    unittest.main(verbosity=2)
