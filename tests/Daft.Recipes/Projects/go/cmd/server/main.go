package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"example.com/shop/internal/basket"
	"example.com/shop/internal/stock"
)

// Answers every line of items with their total.
func main() {
	requests := bufio.NewScanner(os.Stdin)
	for requests.Scan() {
		items, err := stock.Read(strings.NewReader(requests.Text()))
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(basket.Total(items))
	}
}
