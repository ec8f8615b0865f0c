// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { vm } from "../../testing/Vm.t.sol";
import { Ask } from "./Ask.sol";

/// @dev Answers every question with the bytes it was told to, or with the question itself.
contract Oracle {
    bytes private _answer;
    bool private _refuses;

    function setAnswer(bytes calldata answer, bool refuses) external {
        (_answer, _refuses) = (answer, refuses);
    }

    fallback(bytes calldata question) external returns (bytes memory) {
        bytes memory answer = _answer;
        if (answer.length == 0) return abi.encode(question);
        if (_refuses) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
        return answer;
    }
}

contract AskTest {
    bytes4 private constant QUESTION = 0x12345678;
    uint256 private constant ABOUT = type(uint256).max - 1;

    Oracle private _oracle = new Oracle();

    function word(address target) external view returns (uint256) {
        return Ask.word(target, QUESTION, ABOUT);
    }

    /// @dev Memory is dirty where the answer is laid, as it is in the midst of a call.
    function content(address target) external view returns (bytes memory answer, bytes memory behind) {
        assembly ("memory-safe") {
            codecopy(mload(0x40), 0, 0x200)
        }
        answer = Ask.content(target, QUESTION, ABOUT);
        behind = "behind";
    }

    function test_AsksTheQuestionAboutTheWordAndNoMore() public view {
        (bytes memory asked, ) = this.content(address(_oracle));
        vm.assertEq(keccak256(asked), keccak256(abi.encodePacked(QUESTION, ABOUT)), "content");
    }

    function test_Word_IsTheFirstOfTheAnswer() public {
        _oracle.setAnswer(abi.encode(7), false);
        vm.assertEq(this.word(address(_oracle)), 7, "just one");
        _oracle.setAnswer(abi.encode(8, 9), false);
        vm.assertEq(this.word(address(_oracle)), 8, "the first of two");
        vm.assertEq(this.word(address(new Measure())), 36, "four bytes and a word are asked");
    }

    function testFuzz_Content_IsWhatWasAnswered(bytes calldata answer) public {
        _oracle.setAnswer(abi.encode(answer), false);
        (bytes memory found, bytes memory behind) = this.content(address(_oracle));
        vm.assertEq(keccak256(found), keccak256(answer), "answer");
        vm.assertEq(keccak256(behind), keccak256("behind"), "what is laid behind it");
    }

    function test_Content_MayBeEmpty() public {
        _oracle.setAnswer(abi.encode(""), false);
        (bytes memory found, ) = this.content(address(_oracle));
        vm.assertEq(found.length, 0, "empty");
    }

    function test_RevertWhen_TheAnswerIsTooShort() public {
        _oracle.setAnswer(new bytes(31), false);
        _refuse(abi.encodeCall(this.word, (address(_oracle))));
        _oracle.setAnswer(new bytes(63), false);
        _refuse(abi.encodeCall(this.content, (address(_oracle))));
    }

    /// @dev However long the refusal is.
    function test_RevertWhen_NothingAnswersOrItRefuses() public {
        _refuse(abi.encodeCall(this.word, (address(0xdead))));
        _refuse(abi.encodeCall(this.content, (address(0xdead))));
        _oracle.setAnswer(abi.encode(uint256(0x20), uint256(0)), true);
        _refuse(abi.encodeCall(this.word, (address(_oracle))));
        _refuse(abi.encodeCall(this.content, (address(_oracle))));
    }

    function _refuse(bytes memory call) private view {
        (bool done, bytes memory reason) = address(this).staticcall(call);
        vm.assertFalse(done, "refused");
        vm.assertEq(reason.length, 0, "without a word");
    }
}

/// @dev Answers with the length of the question.
contract Measure {
    fallback(bytes calldata question) external returns (bytes memory) {
        return abi.encode(question.length);
    }
}
